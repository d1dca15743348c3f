#include "app/help/help_topics.h"

#include <QHash>
#include <QWidget>

#include "widgets/editors/method_combo.h"

namespace pentimento {
namespace {

const QHash<QString, QString>& topics() {
  static const QHash<QString, QString> all{
      {"plan", "window-plan"},           {"edits", "window-edits"},
      {"gridPage", "window-grid"},       {"timeline", "window-timeline"},
      {"comparePage", "window-compare"}, {"evidence", "window-evidence"},
      {"chartsDock", "window-charts"},   {"tradeOffDock", "window-charts"},
      {"attackDock", "window-attack"},   {"conflictDock", "window-charts"},
      {"tokenDock", "window-tokens"},    {"queueDock", "window-queue"},
      {"labelDock", "window-labels"},    {"logDock", "window-log"},
      {"present", "window-present"},     {"presentWindow", "window-present"}};
  return all;
}

} // namespace

QString helpTopicOf(const QWidget* widget, const QString& method) {
  for (const QWidget* at = widget; at; at = at->parentWidget()) {
    if (const auto* combo = qobject_cast<const MethodCombo*>(at)) {
      const QString attack = QString::fromStdString(combo->method());
      if (at->objectName() == QLatin1String("attackChoice"))
        return attack.isEmpty() ? QStringLiteral("window-attack") : "attack-" + attack;
      if (!method.isEmpty()) return "method-" + method;
    }
    if (const auto found = topics().constFind(at->objectName()); found != topics().cend()) return *found;
  }
  return QStringLiteral("start");
}

} // namespace pentimento
