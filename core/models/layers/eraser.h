#pragma once

#include "core/base/torch.h"

namespace pentimento {

/// Receler's lightweight eraser: a bottleneck whose output is added to a cross-attention's own,
/// x + up(GELU(down(x))). A model's files never bring one; edits put it in and take it out. Huang et al.
/// 2024, §3.2.
struct Eraser {
  torch::Tensor down_weight; ///< [r, C]
  torch::Tensor down_bias;   ///< [r]
  torch::Tensor up_weight;   ///< [C, r]
  torch::Tensor up_bias;     ///< [C]

  /// Whether there is one.
  bool there() const { return up_weight.defined(); }
  /// What is added. @param x [B, N, C], what the attention gives. @return [B, N, C].
  torch::Tensor operator()(const torch::Tensor& x) const;
};

/// How much an eraser can do beside what it is added to: |up · down| / |I| (Frobenius), of its linear part.
/// @param up [C, r]. @param down [r, C].
double eraser_size(const torch::Tensor& up, const torch::Tensor& down);

} // namespace pentimento
