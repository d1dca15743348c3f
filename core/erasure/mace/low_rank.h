#pragma once

#include "core/base/torch.h"

namespace pentimento {

/// The change of a matrix as up · down, Hu et al. 2022 (LoRA). Both lie in one tensor, so that an optimizer
/// and gradient surgery see one parameter a matrix.
struct LowRank {
  torch::Tensor flat; ///< [out·r + r·in] float32: up's rows, then down's.
  int64_t out = 0;
  int64_t in = 0;

  int64_t rank() const { return flat.numel() / (out + in); }
  torch::Tensor up() const { return flat.slice(0, 0, out * rank()).view({out, rank()}); }
  torch::Tensor down() const { return flat.slice(0, out * rank()).view({rank(), in}); }
  torch::Tensor change() const { return torch::matmul(up(), down()); } ///< [out, in]
  /// The factors' gradient from that of the matrix, by the chain rule. @param of_matrix [out, in] float32.
  /// @return as `flat`.
  torch::Tensor gradient(const torch::Tensor& of_matrix) const;
};

/// Starts at no change: up is zero, down N(0, 1/r) as Diffusers' LoRA layers. @return on the CPU.
LowRank first_low_rank(int64_t out, int64_t in, int64_t rank, at::Generator& generator);

} // namespace pentimento
