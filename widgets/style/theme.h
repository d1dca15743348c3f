#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;

namespace pentimento {

/// Every colour of the window, by its role. Delegates and views read it when they paint, so a switch shows at
/// once.
struct Theme {
  bool isDark = true;
  bool isHighContrast = false; ///< Controls have an outline then: nothing is told apart by its fill alone.
  QColor window, panel, canvas, raised, hover, border, outline;
  QColor text, textMuted, textDisabled;
  QColor accent, accentFill, accentFillHover, onAccent, accentTint;
  QColor leak, erased, damaged, unsure, kept;
  QColor leakTint, erasedTint, damagedTint;
  QColor slot, track;

  static Theme dark();
  static Theme light();
  static Theme highContrast(); ///< Text at 7 to 1 and more, WCAG 2.1 level AAA; lines at 3 to 1.

  /// The colours as Qt's own roles, for everything that is drawn by the style.
  QPalette palette() const;

  /// The small sheet for fields, menus, scroll bars and tool tips; buttons and sliders are drawn by AppStyle.
  QString styleSheet() const;

  bool operator==(const Theme&) const = default;
};

/// The theme that everything is painted with now; dark until setTheme is called.
const Theme& theme();

/// Makes `next` the theme and, where there is an application, repaints all of its windows with it.
void setTheme(const Theme& next);

/// Fonts, style and theme of the whole application, once, before the first window.
void setUpApplication(QApplication& application, const Theme& first);

} // namespace pentimento
