#include "app/estimate.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace pentimento {

QString estimateText(const Workbench& bench, const Settings& settings) {
  const Plan& plan = bench.plan();
  const auto method = std::find_if(bench.methods().begin(), bench.methods().end(),
                                   [&](const MethodDescription& m) { return m.name == plan.method; });
  if (method == bench.methods().end()) return {};
  if (!method->trained) return QCoreApplication::translate("estimate", "A closed form: about a second");
  const auto all = complete_settings(*method, plan.settings);
  const auto steps = all.find("steps");
  if (steps == all.end()) return {};
  const auto count = std::get<std::int64_t>(steps->second);
  const double each = settings.secondsPerStep(QString::fromStdString(plan.method),
                                              QString::fromStdString(bench.model().base_hash),
                                              QString::fromStdString(bench.model().device));
  if (each <= 0.0) return QCoreApplication::translate("estimate", "%1 steps, not timed here yet").arg(count);
  const double seconds = each * static_cast<double>(count);
  return seconds < 100
             ? QCoreApplication::translate("estimate", "About %1 s").arg(std::max(1, qRound(seconds)))
             : QCoreApplication::translate("estimate", "About %1 min").arg(qRound(seconds / 60));
}

QString bytesText(std::int64_t bytes) {
  const double mega = static_cast<double>(bytes) / 1e6, giga = mega / 1e3;
  if (giga >= 0.95)
    return QCoreApplication::translate("estimate", "%1 GB").arg(giga, 0, 'f', giga < 9.95 ? 1 : 0);
  const double step = mega < 100 ? 1 : 10; // no more digits than are meant
  return QCoreApplication::translate("estimate", "%1 MB")
      .arg(std::max(1.0, std::round(mega / step) * step), 0, 'f', 0);
}

namespace {

QString words(const char* text) {
  return QCoreApplication::translate("estimate", text);
}

/// What the forecast is made of, a line each.
QString partsText(const MemoryForecast& memory) {
  QStringList parts{
      words(QT_TRANSLATE_NOOP(
                "estimate",
                "Counted from the model's shapes, ± %1 %; beside the %2 of the model, which are in memory."))
          .arg(qRound(100 * MemoryForecast::spread))
          .arg(bytesText(memory.weights))};
  if (memory.preparing > 0)
    parts << (memory.rows > 0
                  ? words(QT_TRANSLATE_NOOP("estimate", "Drawing the pictures that it learns from: %1"))
                  : words(QT_TRANSLATE_NOOP("estimate", "Encoding its sentences: %1")))
                 .arg(bytesText(memory.preparing));
  if (memory.rows > 0)
    parts << words(QT_TRANSLATE_NOOP("estimate", "One training step of %1 rows, backwards too: %2"))
                 .arg(memory.rows)
                 .arg(bytesText(memory.working));
  else
    parts << words(QT_TRANSLATE_NOOP("estimate", "Its equation: %1")).arg(bytesText(memory.working));
  parts << words(QT_TRANSLATE_NOOP("estimate", "Drawing %1 pictures at once: %2"))
               .arg(memory.pictures)
               .arg(bytesText(memory.drawing));
  parts << words(QT_TRANSLATE_NOOP("estimate", "Decoding a picture: %1")).arg(bytesText(memory.decoding));
  parts << words(QT_TRANSLATE_NOOP("estimate", "Held meanwhile, the edit and what trains it: %1"))
               .arg(bytesText(memory.kept));
  return parts.join('\n');
}

/// What to do where it may not fit; else empty.
QString warningText(const MemoryForecast& memory) {
  if (memory.fits()) return {};
  if (memory.working_fits())
    return words(QT_TRANSLATE_NOOP(
        "estimate",
        "Memory may run out while pictures are drawn: they are then drawn fewer at a time, and slower."));
  if (memory.rows == 0)
    return words(QT_TRANSLATE_NOOP(
        "estimate", "Memory may not hold this equation. Lower Sentences or close other programs."));
  if (memory.rows_that_fit > 0 && memory.rows > 1)
    return words(QT_TRANSLATE_NOOP(
                     "estimate",
                     "Memory may not hold a training step. Lower Batch to %1 or close other programs."))
        .arg(memory.rows_that_fit);
  return words(QT_TRANSLATE_NOOP(
      "estimate", "Memory may not hold this training, whatever its batch. Close other programs, or take a "
                  "lower precision, a closed form or another device."));
}

} // namespace

MemoryTexts memoryTexts(const Workbench& bench) {
  const auto& memory = bench.memory();
  if (!memory) return {};
  const QString needs = bytesText(memory->needs()), free = bytesText(memory->memory.free);
  const QString line = memory->memory.total > 0
                           ? words(QT_TRANSLATE_NOOP("estimate", "About %1, %2 free")).arg(needs, free)
                           : words(QT_TRANSLATE_NOOP("estimate", "About %1 of memory")).arg(needs);
  return {line, partsText(*memory), warningText(*memory)};
}

} // namespace pentimento
