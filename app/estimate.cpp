#include "app/estimate.h"

#include <algorithm>

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

} // namespace pentimento
