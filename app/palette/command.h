#pragma once

#include <QAction>
#include <QList>
#include <QString>

class QMenuBar;
class QWidget;

namespace pentimento {

/// One thing that the window can do, as the palette and the Keys page list it.
struct Command {
  QAction* action = nullptr;
  QString name;  ///< Of the action, stable between starts and languages.
  QString title; ///< As in the menu, without marks.
  QString place; ///< The menus it stands in, "View › Theme"; empty where it stands in none.
  QString scope; ///< The view that its keys work in; empty: the whole window.

  bool operator==(const Command&) const = default;
};

/// Every action with a name: first those of the menus, in their order, then what the window has beside them.
QList<Command> collectCommands(const QWidget& window, const QMenuBar& menus);

/// The action's text without its mnemonic and its dots.
QString plainTitle(const QAction& action);

} // namespace pentimento
