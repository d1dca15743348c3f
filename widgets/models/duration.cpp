#include "widgets/models/duration.h"

#include <QCoreApplication>
#include <cmath>

namespace pentimento {

QString durationText(double seconds) {
  const auto said = [](const char* text) { return QCoreApplication::translate("Duration", text); };
  const auto whole = std::lround(std::max(0.0, seconds));
  if (whole < 1) return said(QT_TRANSLATE_NOOP("Duration", "1 s"));
  if (whole < 100) return said(QT_TRANSLATE_NOOP("Duration", "%1 s")).arg(whole);
  const auto minutes = std::lround(seconds / 60.0);
  if (minutes < 100) return said(QT_TRANSLATE_NOOP("Duration", "%1 min")).arg(minutes);
  return said(QT_TRANSLATE_NOOP("Duration", "%1 h %2 min")).arg(minutes / 60).arg(minutes % 60);
}

} // namespace pentimento
