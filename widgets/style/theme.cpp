#include "widgets/style/theme.h"

#include <QApplication>

#include "widgets/style/app_style.h"
#include "widgets/style/fonts.h"

namespace pentimento {
namespace {

Theme& current() {
  static Theme now = Theme::dark();
  return now;
}

} // namespace

Theme Theme::dark() {
  Theme t;
  t.isDark = true;
  t.window = 0x1E1E20;
  t.panel = 0x252528;
  t.canvas = 0x19191B;
  t.raised = 0x2F2F34;
  t.hover = 0x393940;
  t.border = 0x36363B;
  t.outline = 0x55555E;
  t.text = 0xECECEE;
  t.textMuted = 0xA8A8B2;
  t.textDisabled = 0x74747E;
  t.accent = 0x9AADFF;
  t.accentFill = 0x4B63DC;
  t.accentFillHover = 0x536ADF;
  t.onAccent = 0xFFFFFF;
  t.accentTint = 0x2C3150;
  t.leak = 0xFF8577;
  t.erased = 0x54C9AB;
  t.damaged = 0xF0B650;
  t.unsure = 0xA8A8B2;
  t.kept = 0xBCC2CE;
  t.leakTint = 0x3F2A29;
  t.erasedTint = 0x21382F;
  t.damagedTint = 0x3B3120;
  t.slot = 0x212124;
  t.track = 0x3A3A41;
  return t;
}

Theme Theme::light() {
  Theme t;
  t.isDark = false;
  t.window = 0xF0F0F2;
  t.panel = 0xF8F8F9;
  t.canvas = 0xE6E6E8;
  t.raised = 0xFFFFFF;
  t.hover = 0xECECEF;
  t.border = 0xD8D8DD;
  t.outline = 0xA9A9B3;
  t.text = 0x1D1D20;
  t.textMuted = 0x585862;
  t.textDisabled = 0x92929C;
  t.accent = 0x3B50C4;
  t.accentFill = 0x4B63DC;
  t.accentFillHover = 0x3E55CC;
  t.onAccent = 0xFFFFFF;
  t.accentTint = 0xE0E5FB;
  t.leak = 0xBB2F25;
  t.erased = 0x0A6B59;
  t.damaged = 0x7F5300;
  t.unsure = 0x585862;
  t.kept = 0x4A5162;
  t.leakTint = 0xFBE3E0;
  t.erasedTint = 0xD9F0EA;
  t.damagedTint = 0xF8EBD0;
  t.slot = 0xDEDEE1;
  t.track = 0xD0D0D6;
  return t;
}

Theme Theme::highContrast() {
  Theme t;
  t.isDark = true;
  t.isHighContrast = true;
  t.window = t.panel = t.canvas = t.raised = Qt::black;
  t.hover = 0x2B2B2B;
  t.border = 0x9A9A9A;
  t.outline = 0xFFFFFF;
  t.text = 0xFFFFFF;
  t.textMuted = 0xE4E4E4;
  t.textDisabled = 0xA6A6A6;
  t.accent = 0xB4C4FF;
  t.accentFill = 0xB4C4FF;
  t.accentFillHover = 0xD3DDFF;
  t.onAccent = Qt::black;
  t.accentTint = 0x1C2A66;
  t.leak = 0xFF9D92;
  t.erased = 0x5CE6C4;
  t.damaged = 0xFFCB66;
  t.unsure = 0xE4E4E4;
  t.kept = 0xDCE6F8;
  t.leakTint = 0x3A0B07;
  t.erasedTint = 0x00291F;
  t.damagedTint = 0x2E1F00;
  t.slot = 0x1C1C1C;
  t.track = 0x5A5A5A;
  return t;
}

QPalette Theme::palette() const {
  QPalette p;
  p.setColor(QPalette::Window, panel);
  p.setColor(QPalette::Base, raised);
  p.setColor(QPalette::AlternateBase, panel);
  p.setColor(QPalette::Text, text);
  p.setColor(QPalette::WindowText, text);
  p.setColor(QPalette::Button, raised);
  p.setColor(QPalette::ButtonText, text);
  p.setColor(QPalette::Highlight, accentFill);
  p.setColor(QPalette::HighlightedText, onAccent);
  p.setColor(QPalette::PlaceholderText, textMuted);
  p.setColor(QPalette::ToolTipBase, raised);
  p.setColor(QPalette::ToolTipText, text);
  p.setColor(QPalette::Link, accent);
  p.setColor(QPalette::LinkVisited, accent);
  p.setColor(QPalette::Mid, border);
  p.setColor(QPalette::Dark, border);
  p.setColor(QPalette::Light, hover);
  p.setColor(QPalette::Midlight, hover);
  p.setColor(QPalette::Shadow, canvas);
  p.setColor(QPalette::BrightText, leak);
  for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, textDisabled);
  return p;
}

QString Theme::styleSheet() const {
  QString sheet = QStringLiteral(R"(
QLineEdit, QAbstractSpinBox { background: @raised; color: @text; border: 1px solid @edge; border-radius: 5px; padding: 0 7px;
  min-height: 26px; selection-background-color: @accentFill; selection-color: @onAccent; }
QLineEdit:hover, QAbstractSpinBox:hover { background: @hover; }
QLineEdit:focus, QAbstractSpinBox:focus { border: 2px solid @accent; padding: 0 6px; min-height: 24px; background: @raised; }
QLineEdit:disabled, QAbstractSpinBox:disabled { color: @textDisabled; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border: 1px solid @leak; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QMenu { background: @raised; color: @text; border: 1px solid @border; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @textDisabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 8px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 6px; }
QScrollBar:horizontal { height: 6px; }
QScrollBar::handle { background: @track; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTreeView QHeaderView { background: transparent; }
QTreeView QHeaderView::section { background: transparent; color: @textMuted; border: none; border-bottom: 1px solid @border; padding: 4px 2px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
)");
  const std::pair<QLatin1String, QColor> names[] = {
      {QLatin1String("@accentFill"), accentFill},
      {QLatin1String("@accent"), accent},
      {QLatin1String("@onAccent"), onAccent},
      {QLatin1String("@raised"), raised},
      {QLatin1String("@hover"), hover},
      {QLatin1String("@textDisabled"), textDisabled},
      {QLatin1String("@textMuted"), textMuted},
      {QLatin1String("@text"), text},
      {QLatin1String("@leak"), leak},
      {QLatin1String("@edge"), isHighContrast ? outline : QColor(Qt::transparent)},
      {QLatin1String("@border"), border},
      {QLatin1String("@track"), track},
      {QLatin1String("@outline"), outline}};
  for (const auto& [name, colour] : names)
    sheet.replace(name, colour.alpha() == 0 ? QStringLiteral("transparent") : colour.name());
  return sheet;
}

const Theme& theme() {
  return current();
}

void setTheme(const Theme& next) {
  current() = next;
  if (auto* application = qobject_cast<QApplication*>(QCoreApplication::instance())) {
    application->setPalette(next.palette());
    application->setStyleSheet(next.styleSheet());
  }
}

void setUpApplication(QApplication& application, const Theme& first) {
  loadFonts();
  application.setStyle(new AppStyle);
  application.setFont(bodyFont());
  setTheme(first);
}

} // namespace pentimento
