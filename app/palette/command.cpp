#include "app/palette/command.h"

#include <algorithm>

#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QWidget>

namespace pentimento {
namespace {

/// Chinese menus write their mnemonic as "(&F)" behind the text.
QString withoutMnemonic(QString text) {
  static const QRegularExpression behind(QStringLiteral("\\s*\\(&\\w\\)"));
  return text.remove(behind).remove('&');
}

void collect(const QList<QAction*>& actions, const QString& place, QList<Command>& into) {
  for (QAction* action : actions) {
    if (action->isSeparator()) continue;
    if (const QMenu* menu = action->menu()) {
      const QString name = withoutMnemonic(action->text());
      collect(menu->actions(), place.isEmpty() ? name : place + QStringLiteral(" › ") + name, into);
      continue;
    }
    const bool known = std::any_of(into.begin(), into.end(),
                                   [action](const Command& command) { return command.action == action; });
    if (known || action->objectName().isEmpty() || action->text().isEmpty()) continue;
    into << Command{action, action->objectName(), plainTitle(*action), place};
  }
}

} // namespace

QString plainTitle(const QAction& action) {
  QString text = withoutMnemonic(action.text());
  return text.remove(QStringLiteral("…"));
}

QList<Command> collectCommands(const QWidget& window, const QMenuBar& menus) {
  QList<Command> commands;
  collect(menus.actions(), {}, commands);
  collect(window.actions(), {}, commands);
  return commands;
}

} // namespace pentimento
