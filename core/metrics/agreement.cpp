#include "core/metrics/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/base/error.h"
#include "core/metrics/intervals.h"

namespace pentimento {
namespace {

/// The number of pictures in the table.
int total_of(const std::vector<std::vector<int>>& counts) {
  int n = 0;
  for (const auto& row : counts) {
    if (row.size() != counts.size())
      throw Error(ErrorCode::BadSetting, "a table of agreement is not square",
                  std::to_string(counts.size()) + " columns", std::to_string(row.size()));
    for (const int count : row) {
      if (count < 0)
        throw Error(ErrorCode::BadSetting, "a count of agreement is negative", "0 or more",
                    std::to_string(count));
      n += count;
    }
  }
  return n;
}

} // namespace

Agreement cohens_kappa(const std::vector<std::vector<int>>& counts, double confidence) {
  check_proportion({}, confidence);
  Agreement agreement;
  agreement.n = total_of(counts);
  if (agreement.n == 0) return agreement;
  const std::size_t size = counts.size();
  const double n = agreement.n;
  std::vector<double> row(size, 0.0), column(size, 0.0);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j) {
      row[i] += counts[i][j] / n;
      column[j] += counts[i][j] / n;
    }
  double chance = 0;
  for (std::size_t i = 0; i < size; ++i) {
    agreement.observed += counts[i][i] / n;
    chance += row[i] * column[i];
  }
  const double left = 1 - chance;
  if (left <= 0) {
    agreement.kappa = std::numeric_limits<double>::quiet_NaN();
    agreement.low = -1;
    agreement.high = 1;
    return agreement;
  }
  const double kappa = agreement.kappa = (agreement.observed - chance) / left;
  double on = 0, off = 0;
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j) {
      const double share = counts[i][j] / n, margins = column[i] + row[j];
      if (i == j)
        on += share * std::pow(1 - margins * (1 - kappa), 2);
      else
        off += share * margins * margins;
    }
  off *= (1 - kappa) * (1 - kappa);
  const double last = kappa - chance * (1 - kappa);
  const double error = std::sqrt(std::max(0.0, on + off - last * last) / n) / left;
  const double z = -normal_quantile(0.5 * (1 - confidence));
  agreement.low = std::max(-1.0, kappa - z * error);
  agreement.high = std::min(1.0, kappa + z * error);
  return agreement;
}

} // namespace pentimento
