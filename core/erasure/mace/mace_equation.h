#pragma once

#include <vector>

#include "core/base/torch.h"

#include "core/erasure/mace/low_rank.h"

namespace pentimento {

/// What MACE's two closed forms are told.
struct MaceEquation {
  torch::Tensor coexisting;    ///< [n, D]: states of the words beside the targets in their sentences …
  torch::Tensor replaced;      ///< [n, D]: … and in the same sentences about the anchors.
  torch::Tensor concepts;      ///< [P, D, D] float64: Σ e eᵀ over the states of each concept's sentences.
  torch::Tensor kept;          ///< [m, D]: states that are to be mapped as before; may be undefined.
  double preserve_scale = 0.0; ///< λ1, of the refinement.
  double fuse_preserve_scale = 0.0; ///< λ2, of the fusion.
  double lambda = 100.0;            ///< How strongly each matrix is held where it is, in both.
};

/// Both closed forms, worked out once for all matrices; every part is float64 on the CPU.
struct MaceSolution {
  torch::Tensor refined; ///< [D, D]: W' = W0 · refined.
  torch::Tensor shared;  ///< [D, D]: what the fusion makes of W0 where no LoRA changes anything.
  torch::Tensor pulls;   ///< [P, D, D]: what it makes of each LoRA's change.

  /// W' before any LoRA. @param w0 [out, D], any float dtype. @return [out, D] float64 on the CPU.
  torch::Tensor refine(const torch::Tensor& w0) const;
  /// W* with all LoRAs in it. @param loras one a concept, for this matrix. @return [out, D] float64, CPU.
  torch::Tensor fuse(const torch::Tensor& w0, const std::vector<LowRank>& loras) const;
};

/// Lu et al. 2024 (MACE). Refinement, eq. (2): W' = argmin Σ ‖W' e_f − W0 e_g‖² + λ1 Σ ‖W' p − W0 p‖².
/// Fusion, eq. (7): W* = argmin Σ_i Σ_j ‖W* e_ij − (W' + ΔW_i) e_ij‖² + λ2 Σ ‖W* p − W0 p‖². Both with a pull
/// of `lambda` towards the matrix before, W0 and W', as their code has it. As in solve_uce all matrices share
/// one factorisation each.
/// @throws Error(NotFinite) when the states are not finite or a system cannot be factorised.
MaceSolution solve_mace(const MaceEquation& equation);

} // namespace pentimento
