#include "app/palette/why_off.h"

#include <algorithm>

#include <QAction>
#include <QCoreApplication>

namespace pentimento {
namespace {

QString say(const char* text) {
  return QCoreApplication::translate("WhyOff", text);
}

bool isOneOf(const QString& name, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* one) { return name == QLatin1String(one); });
}

} // namespace

QString whyOff(const QAction& action, const RunView& run) {
  if (const QString own = action.property("why").toString(); !own.isEmpty()) return own;
  const QString name = action.objectName();
  if (name == QLatin1String("undo")) return say(QT_TRANSLATE_NOOP("WhyOff", "Nothing to undo"));
  if (name == QLatin1String("redo")) return say(QT_TRANSLATE_NOOP("WhyOff", "Nothing to redo"));
  if (isOneOf(name, {"pause", "stop", "togglePause"}))
    return run.phase == RunPhase::Paused ? say(QT_TRANSLATE_NOOP("WhyOff", "The run is paused already"))
                                         : say(QT_TRANSLATE_NOOP("WhyOff", "Nothing is running"));
  if (name == QLatin1String("eraseLater") && !run.notReady.isEmpty()) return run.notReady;
  if (run.running()) return say(QT_TRANSLATE_NOOP("WhyOff", "Not while a run goes on"));
  if (isOneOf(name, {"erase", "play"}) && !run.notReady.isEmpty()) return run.notReady;
  if (run.phase == RunPhase::NoModel) return say(QT_TRANSLATE_NOOP("WhyOff", "No model is open"));
  if (run.phase == RunPhase::Opening)
    return say(QT_TRANSLATE_NOOP("WhyOff", "The model is still being opened"));
  if (name == QLatin1String("planSuite"))
    return say(QT_TRANSLATE_NOOP("WhyOff", "The grid shows the plan's prompts already"));
  if (name == QLatin1String("exportEdit")) return say(QT_TRANSLATE_NOOP("WhyOff", "There is no edit yet"));
  return say(QT_TRANSLATE_NOOP("WhyOff", "Not possible just now"));
}

} // namespace pentimento
