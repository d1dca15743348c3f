#include "core/metrics/judge_error.h"

#include <algorithm>
#include <cmath>

#include "core/metrics/intervals.h"

namespace pentimento {
namespace {

/// A count with `added` successes and as many failures more.
struct Widened {
  Widened(const Proportion& count, double added)
      : n(count.n + 2 * added), rate((count.k + added) / n), variance(rate * (1 - rate) / n) {}
  double n, rate, variance;
};

double cut(double value) {
  return std::clamp(value, 0.0, 1.0);
}

} // namespace

CorrectedRate correct_for_judge(const JudgedRate& judged, double confidence) {
  for (const auto& count : {judged.observed, judged.true_positives, judged.false_alarms})
    check_proportion(count, confidence);
  CorrectedRate corrected;
  if (!judged.observed.measured() || !judged.true_positives.measured() || !judged.false_alarms.measured())
    return corrected;
  const double z = -normal_quantile(0.5 * (1 - confidence));
  const Widened observed(judged.observed, 0.5 * z * z), sensitivity(judged.true_positives, 1),
      alarms(judged.false_alarms, 1);
  const double youden = judged.true_positives.rate() - judged.false_alarms.rate();
  const double slope = sensitivity.rate - alarms.rate;
  if (youden <= 0 || slope <= 0) return corrected;
  corrected.usable = true;
  corrected.rate = cut((judged.observed.rate() - judged.false_alarms.rate()) / youden);
  const double p = (observed.rate - alarms.rate) / slope;
  const double shift = 2 * z * z * (p * sensitivity.variance - (1 - p) * alarms.variance);
  const double half =
      z * std::sqrt(observed.variance + p * p * sensitivity.variance + (1 - p) * (1 - p) * alarms.variance) /
      slope;
  corrected.interval = {cut(p + shift - half), cut(p + shift + half)};
  return corrected;
}

} // namespace pentimento
