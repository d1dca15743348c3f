#include "core/metrics/intervals.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/error.h"

namespace pentimento {
namespace {

/// Root of a falling function on 0..1 by halving, to the last bit.
template <class Falling>
double root_of(const Falling& f) {
  double low = 0, high = 1;
  for (int i = 0; i < 200 && low < high; ++i) {
    const double middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    (f(middle) > 0 ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

/// P(X ≤ k) of X ~ Binomial(n, p): the sum of its terms, which no special function makes more exact at the n
/// of an audit.
double binomial_cdf(int k, int n, double p) {
  if (k >= n) return 1;
  if (p <= 0) return 1;
  if (p >= 1) return 0;
  const double log_p = std::log(p), log_q = std::log1p(-p), log_n = std::lgamma(n + 1.0);
  double sum = 0;
  for (int i = 0; i <= k; ++i)
    sum += std::exp(log_n - std::lgamma(i + 1.0) - std::lgamma(n - i + 1.0) + i * log_p + (n - i) * log_q);
  return std::min(sum, 1.0);
}

/// The p at which P(X ≤ k) = tail.
double upper_bound(int k, int n, double tail) {
  return k == n ? 1.0 : root_of([&](double p) { return binomial_cdf(k, n, p) - tail; });
}

} // namespace

void check_proportion(const Proportion& p, double confidence) {
  if (p.n < 0 || p.k < 0 || p.k > p.n)
    throw Error(ErrorCode::BadSetting, "a proportion is out of range", "0 to n of n",
                std::to_string(p.k) + " of " + std::to_string(p.n));
  if (!(confidence > 0 && confidence < 1))
    throw Error(ErrorCode::BadSetting, "a confidence level is out of range", "between 0 and 1",
                std::to_string(confidence));
}

double normal_quantile(double p) {
  if (!(p > 0 && p < 1))
    throw Error(ErrorCode::BadSetting, "a probability is out of range", "between 0 and 1", std::to_string(p));
  if (p > 0.5) return -normal_quantile(1 - p);
  double low = -40, high = 0;
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    (0.5 * std::erfc(-middle / std::numbers::sqrt2) < p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

Interval wilson(const Proportion& proportion, double confidence) {
  check_proportion(proportion, confidence);
  if (proportion.n == 0) return {0.0, 1.0};
  const double z = -normal_quantile(0.5 * (1 - confidence));
  const double n = proportion.n, p = proportion.rate();
  const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
  // At the ends the formula gives 0 and 1 but for rounding.
  return {proportion.k == 0 ? 0.0 : std::max(0.0, centre - half),
          proportion.k == proportion.n ? 1.0 : std::min(1.0, centre + half)};
}

Interval clopper_pearson(const Proportion& proportion, double confidence) {
  check_proportion(proportion, confidence);
  if (proportion.n == 0) return {0.0, 1.0};
  const double tail = 0.5 * (1 - confidence);
  // The lower bound is the mirror image: n − k failures.
  return {proportion.k == 0 ? 0.0 : 1.0 - upper_bound(proportion.n - proportion.k, proportion.n, tail),
          upper_bound(proportion.k, proportion.n, tail)};
}

double clopper_pearson_upper(const Proportion& proportion, double confidence) {
  check_proportion(proportion, confidence);
  return proportion.n == 0 ? 1.0 : upper_bound(proportion.k, proportion.n, 1 - confidence);
}

double mcnemar_exact(int only_before, int only_after) {
  if (only_before < 0 || only_after < 0)
    throw Error(ErrorCode::BadSetting, "a count of pairs is negative", "0 or more",
                std::to_string(std::min(only_before, only_after)));
  const int n = only_before + only_after;
  return n == 0 ? 1.0 : std::min(1.0, 2 * binomial_cdf(std::min(only_before, only_after), n, 0.5));
}

} // namespace pentimento
