#pragma once

#include <torch/torch.h>

namespace pentimento {

/// What a closed-form edit is asked to do to linear maps of text states.
struct UceEquation {
  torch::Tensor target; ///< [n, D]: these states are to be mapped …
  torch::Tensor anchor; ///< [n, D]: … where the base maps these.
  torch::Tensor kept;   ///< [m, D]: these are to be mapped as before; may be undefined.
  double erase_scale = 1.0;
  double preserve_scale = 1.0;
  double lambda = 0.5; ///< How strongly the matrix is held where it is.
};

/// The edit, the same for every matrix: W = W0 · projection.
struct UceSolution {
  torch::Tensor projection; ///< [D, D] float64.
  double condition_number = 0.0;
};

/// W = (λW0 + s_e Σ W0 a tᵀ + s_p Σ W0 k kᵀ)(λI + s_e Σ t tᵀ + s_p Σ k kᵀ)⁻¹. Gandikota et al. 2024 (UCE),
/// eq. (7). W0 stands on the left of every term, so one Cholesky factorisation in float64 serves all layers.
/// @throws Error(NotFinite) when the states are not finite or the system cannot be factorised.
UceSolution solve_uce(const UceEquation& equation);

} // namespace pentimento
