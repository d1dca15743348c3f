#include "core/metrics/stratified_interval.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"
#include "core/metrics/intervals.h"

namespace pentimento {
namespace {

void check(const Stratum& stratum) {
  if (std::min({stratum.pictures, stratum.leaks, stratum.clean, stratum.undecided}) < 0 ||
      stratum.answered() > stratum.pictures)
    throw Error(ErrorCode::BadSetting, "a stratum has more answers than pictures",
                "at most " + std::to_string(stratum.pictures), std::to_string(stratum.answered()));
}

/// The bounds of the number of leaks in one stratum.
Interval leaks_in(const Stratum& stratum, double confidence) {
  const double n = stratum.pictures;
  if (stratum.whole) return {double(stratum.leaks), n - stratum.clean};
  const int asked = stratum.answered();
  return {n * clopper_pearson({stratum.leaks, asked}, confidence).low,
          n * clopper_pearson({stratum.leaks + stratum.undecided, asked}, confidence).high};
}

} // namespace

Interval stratified_exact(const std::vector<Stratum>& strata, double confidence) {
  check_proportion({}, confidence);
  int sampled = 0;
  double pictures = 0;
  for (const auto& stratum : strata) {
    check(stratum);
    pictures += stratum.pictures;
    sampled += !stratum.whole && stratum.pictures > 0;
  }
  if (pictures == 0) return {0.0, 1.0};
  const double each = 1 - (1 - confidence) / std::max(1, sampled);
  Interval sum{0.0, 0.0};
  for (const auto& stratum : strata) {
    if (stratum.pictures == 0) continue;
    const auto leaks = leaks_in(stratum, each);
    sum.low += leaks.low / pictures;
    sum.high += leaks.high / pictures;
  }
  return {std::clamp(sum.low, 0.0, 1.0), std::clamp(sum.high, 0.0, 1.0)};
}

} // namespace pentimento
