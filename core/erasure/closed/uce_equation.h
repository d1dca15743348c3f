#pragma once

#include "core/base/torch.h"

namespace pentimento {

/// How the value that a target is moved to is made from the anchor's.
enum class UceTechnique {
  Replace, ///< v* = W0 a
  Tensor   ///< v* = W0 a without its part along W0 c: the concept is projected out.
};

/// What a closed-form edit is asked to do to linear maps of text states. Rows may carry the root of a weight.
struct UceEquation {
  torch::Tensor target; ///< [n, D]: these states are to be mapped …
  torch::Tensor anchor; ///< [n, D]: … where the base maps these.
  torch::Tensor kept;   ///< [m, D]: these are to be mapped as before; may be undefined.
  double erase_scale = 1.0;
  double preserve_scale = 1.0;
  double lambda = 0.5; ///< How strongly the matrix is held where it is.
  UceTechnique technique = UceTechnique::Replace;
  torch::Tensor group = {}; ///< [n] int64, Tensor only: rows projected out together; undefined = all rows.
};

/// The edit, worked out once for all matrices.
struct UceSolution {
  torch::Tensor
      projection; ///< [D, D] float64: W = W0 · projection, but for what Tensor takes out per matrix.
  double condition_number = 0.0; ///< Of the system, λI + s_e Σ c cᵀ + s_p Σ k kᵀ.

  /// @param w0 [out, D], any float dtype. @return W, [out, D] float64.
  torch::Tensor edited(const torch::Tensor& w0) const;

  torch::Tensor pull;   ///< [n, D] float64: s_e · target · system⁻¹.
  torch::Tensor moved;  ///< [n, D] float64: anchor − target.
  torch::Tensor target; ///< [n, D] float64, Tensor only, as are the next two.
  torch::Tensor anchor;
  torch::Tensor group;
};

/// W = (λW0 + s_e Σ v* cᵀ + s_p Σ W0 k kᵀ)(λI + s_e Σ c cᵀ + s_p Σ k kᵀ)⁻¹. Gandikota et al. 2024 (UCE),
/// eq. (7). Both sides know W0 only from the left, so W = W0 + W0 (a − c)ᵀ · s_e c · system⁻¹: one Cholesky
/// factorisation in float64 serves all layers, and a few rows cost a product of rank n a layer.
/// @throws Error(NotFinite) when the states are not finite or the system cannot be factorised.
UceSolution solve_uce(const UceEquation& equation);

/// Ratio of the largest to the smallest eigenvalue of a symmetric positive definite matrix.
double condition_of(const torch::Tensor& system);

/// Lower Cholesky factor in float64. @param where "the closed form", for the message.
/// @throws Error(NotFinite) when there is none.
torch::Tensor cholesky_of(const torch::Tensor& system, const char* where);

} // namespace pentimento
