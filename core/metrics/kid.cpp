#include "core/metrics/kid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "core/base/error.h"
#include "core/base/shape_text.h"

namespace pentimento {
namespace {

void check_features(const torch::Tensor& first, const torch::Tensor& second) {
  if (first.dim() != 2 || second.dim() != 2 || first.size(1) != second.size(1))
    throw Error(ErrorCode::ShapeMismatch, "two sets of features do not fit", "[N, d] and [M, d]",
                shape_text(first.sizes()) + " and " + shape_text(second.sizes()));
  if (first.size(0) < 2 || second.size(0) < 2)
    throw Error(ErrorCode::BadSetting, "a set of features is too small", "two rows or more",
                shape_text(first.sizes()) + " and " + shape_text(second.sizes()));
}

torch::Tensor kernel(const torch::Tensor& a, const torch::Tensor& b) {
  return (a.matmul(b.t()) / static_cast<double>(a.size(1)) + 1.0).pow(3);
}

/// The mean off the diagonal.
double within(const torch::Tensor& set) {
  const auto k = kernel(set, set);
  const double n = static_cast<double>(set.size(0));
  return (k.sum() - k.diagonal().sum()).item<double>() / (n * (n - 1));
}

double mmd2(const torch::Tensor& first, const torch::Tensor& second) {
  return within(first) + within(second) - 2 * kernel(first, second).mean().item<double>();
}

/// `count` rows drawn without replacement, by the first steps of a Fisher-Yates shuffle.
torch::Tensor rows_of(const torch::Tensor& set, int count, std::mt19937& random) {
  std::vector<int64_t> order(static_cast<std::size_t>(set.size(0)));
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    const auto left = static_cast<std::uint64_t>(order.size() - i);
    std::swap(order[i], order[i + ((static_cast<std::uint64_t>(random()) * left) >> 32)]);
  }
  order.resize(static_cast<std::size_t>(count));
  return set.index_select(0, torch::tensor(order));
}

} // namespace

double unbiased_mmd2(const torch::Tensor& first, const torch::Tensor& second) {
  check_features(first, second);
  const torch::NoGradGuard no_grad;
  return mmd2(first.to(torch::kCPU, torch::kFloat64), second.to(torch::kCPU, torch::kFloat64));
}

Kid kernel_inception_distance(const torch::Tensor& first, const torch::Tensor& second,
                              const KidSettings& settings) {
  check_features(first, second);
  if (settings.subsets < 1 || settings.subset_size < 2)
    throw Error(ErrorCode::BadSetting, "a KID has no subsets", "1 subset or more of 2 rows or more",
                std::to_string(settings.subsets) + " of " + std::to_string(settings.subset_size));
  const torch::NoGradGuard no_grad;
  const auto a = first.to(torch::kCPU, torch::kFloat64), b = second.to(torch::kCPU, torch::kFloat64);
  Kid kid;
  kid.subsets = settings.subsets;
  kid.subset_size = static_cast<int>(std::min<int64_t>({settings.subset_size, a.size(0), b.size(0)}));
  std::mt19937 random(settings.seed);
  double sum = 0, squares = 0;
  for (int i = 0; i < kid.subsets; ++i) {
    const auto rows_a = rows_of(a, kid.subset_size, random);
    const double value = mmd2(rows_a, rows_of(b, kid.subset_size, random));
    sum += value;
    squares += value * value;
  }
  kid.mean = sum / kid.subsets;
  kid.deviation = std::sqrt(std::max(0.0, squares / kid.subsets - kid.mean * kid.mean));
  return kid;
}

} // namespace pentimento
