#include "core/judges/leak_estimate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

#include "core/metrics/intervals.h"
#include "core/metrics/stratified_interval.h"

namespace pentimento {
namespace {

constexpr int kAuditNeeded = 90;
constexpr double kWidthAllowed = 0.2;
constexpr int kErrorsForNormal = 5;

/// Pictures that were treated alike: the same zone, the same probability.
using StratumKey = std::tuple<int, double>;

/// 0 where the policy wished to ask anyway, 1 confident clean, 2 confident leak.
int zone_of(const Observation& one) {
  const bool confident = one.query.reason == AskReason::Audit || one.query.reason == AskReason::NotAsked;
  if (!confident) return 0;
  return one.leak ? 2 : 1;
}

struct Counted {
  Stratum stratum;
  int asked = 0;
  double answered_share() const { return asked > 0 ? double(stratum.leaks + stratum.clean) / asked : 0.0; }
};

std::map<StratumKey, Counted> strata_of(const std::vector<const Observation*>& pictures) {
  std::map<StratumKey, Counted> strata;
  for (const auto* one : pictures) {
    auto& counted = strata[{zone_of(*one), one->query.probability}];
    auto& stratum = counted.stratum;
    ++stratum.pictures;
    stratum.whole = one->query.probability >= 1;
    counted.asked += one->query.asked;
    if (!one->label) continue;
    if (one->truth() > 0)
      ++stratum.leaks;
    else if (one->truth() < 0)
      ++stratum.clean;
    else
      ++stratum.undecided;
  }
  return strata;
}

bool belongs(const Observation& one, const PicturesOf& which) {
  return (!which.checkpoint || one.stamp.checkpoint == *which.checkpoint) &&
         (which.probe.empty() || one.stamp.probe == which.probe);
}

void count(LeakEstimate& leaks, const Observation& one) {
  ++leaks.pictures;
  leaks.asked += one.query.asked;
  leaks.raw += one.leak;
  if (!one.label) return;
  ++leaks.answered;
  leaks.undecided += *one.label == HumanLabel::Unsure;
  leaks.broken += *one.label == HumanLabel::Broken;
  if (one.query.reason != AskReason::Audit || one.truth() == 0) return;
  ++leaks.audited;
  leaks.audit_errors += one.leak != (one.truth() > 0);
}

} // namespace

LeakEstimate estimate_leaks(const std::deque<Observation>& observations, const PicturesOf& which) {
  LeakEstimate leaks;
  std::vector<const Observation*> pictures;
  for (const auto& one : observations)
    if (belongs(one, which)) {
      pictures.push_back(&one);
      count(leaks, one);
    }
  if (pictures.empty()) return leaks;
  const double n = leaks.pictures;
  leaks.raw /= n;

  const auto strata = strata_of(pictures);
  double correction = 0, variance = 0;
  for (const auto* one : pictures) {
    if (one->truth() == 0) continue;
    const double error = (one->truth() > 0) - static_cast<double>(one->leak);
    const double pi =
        one->query.probability * strata.at({zone_of(*one), one->query.probability}).answered_share();
    correction += error / pi;
    variance += (1 - pi) / (pi * pi) * error * error;
  }
  leaks.corrected = std::clamp(leaks.raw + correction / n, 0.0, 1.0);
  if (leaks.audit_errors >= kErrorsForNormal) {
    const double half = -normal_quantile(0.025) * std::sqrt(variance) / n;
    leaks.normal_band =
        Interval{std::max(0.0, leaks.corrected - half), std::min(1.0, leaks.corrected + half)};
  }
  std::vector<Stratum> plain;
  for (const auto& [key, counted] : strata) plain.push_back(counted.stratum);
  leaks.band = stratified_exact(plain);
  leaks.enough_audit = leaks.audited >= kAuditNeeded && leaks.band.high - leaks.band.low <= kWidthAllowed;
  return leaks;
}

std::vector<CheckpointLeaks> leaks_by_checkpoint(const std::deque<Observation>& observations) {
  std::vector<CheckpointLeaks> curve;
  for (const auto& one : observations) {
    const auto same = [&](const CheckpointLeaks& point) { return point.checkpoint == one.stamp.checkpoint; };
    if (std::none_of(curve.begin(), curve.end(), same))
      curve.push_back({one.stamp.checkpoint, estimate_leaks(observations, {one.stamp.checkpoint, {}})});
  }
  return curve;
}

DetectorReliability reliability(const std::deque<Observation>& observations) {
  DetectorReliability result;
  for (const auto& one : observations) {
    if (one.query.reason != AskReason::Audit || one.truth() == 0) continue;
    (one.truth() > 0 ? result.true_positives : result.false_alarms) += {one.leak ? 1 : 0, 1};
  }
  return result;
}

} // namespace pentimento
