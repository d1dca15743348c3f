#include "core/models/layers/eraser.h"

#include <cmath>

namespace pentimento {

torch::Tensor Eraser::operator()(const torch::Tensor& x) const {
  return at::linear(at::gelu(at::linear(x, down_weight, down_bias)), up_weight, up_bias);
}

double eraser_size(const torch::Tensor& up, const torch::Tensor& down) {
  // |AB|² = tr(AᵀA BBᵀ): two r × r matrices instead of a C × C one.
  const auto u = up.to(torch::kFloat64), d = down.to(torch::kFloat64);
  const auto square = (torch::matmul(u.t(), u) * torch::matmul(d, d.t())).sum().item<double>();
  return std::sqrt(std::max(square, 0.0) / static_cast<double>(up.size(0)));
}

} // namespace pentimento
