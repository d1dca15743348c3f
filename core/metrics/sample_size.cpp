#include "core/metrics/sample_size.h"

#include <cmath>
#include <string>

#include "core/base/error.h"
#include "core/metrics/intervals.h"

namespace pentimento {
namespace {

void check_inside(double value, const char* what) {
  if (!(value > 0 && value < 1))
    throw Error(ErrorCode::BadSetting, std::string(what) + " is out of range", "between 0 and 1",
                std::to_string(value));
}

} // namespace

double pictures_for_half_width(double p, double half_width, double confidence) {
  check_inside(half_width, "a half width");
  check_inside(confidence, "a confidence level");
  if (!(p >= 0 && p <= 1))
    throw Error(ErrorCode::BadSetting, "a rate is out of range", "0 to 1", std::to_string(p));
  const double z = normal_quantile(0.5 * (1 - confidence));
  return z * z * p * (1 - p) / (half_width * half_width);
}

int pictures_for_upper_bound(double upper, double confidence) {
  check_inside(upper, "an upper bound");
  check_inside(confidence, "a confidence level");
  const double n = std::log1p(-confidence) / std::log1p(-upper);
  const double below = std::floor(n); // rounding must not turn 1 - 0.05^(1/n) into n + 1
  return static_cast<int>(n - below < 1e-9 * n ? below : below + 1);
}

} // namespace pentimento
