#pragma once

#include <functional>
#include <vector>

#include "core/erasure/closed/uce_equation.h"

namespace pentimento {

/// The states that an edited model draws a concept from: c' = map · c.
struct AdversarialMap {
  torch::Tensor map; ///< [D, D] float64.
  double condition_number = 0.0;
};

/// c' = (λI + Σ W'ᵀW')⁻¹ (Σ W'ᵀW) c, the state that the edited matrices W' send nearest to where the base
/// sends c, held near zero. Gong et al. 2024 (RECE), eq. (8), in its repository's form (`close_regzero`).
/// @param edited W' of every matrix, [out, D] any float dtype. @param base W of the same, in the same order.
/// @throws Error(NotFinite) when the system cannot be factorised.
AdversarialMap adversarial_map(const std::vector<torch::Tensor>& edited,
                               const std::vector<torch::Tensor>& base, double lambda);

/// The same for an edit W' = W · projection. @param gram Σ WᵀW over the matrices, [D, D].
AdversarialMap adversarial_map_of(const torch::Tensor& gram, const torch::Tensor& projection, double lambda);

/// Σ WᵀW over the matrices. @return [D, D] float64.
torch::Tensor gram_of(const std::vector<torch::Tensor>& matrices);

/// A UCE edit and the rounds after it.
struct ReceEquation {
  UceEquation first;           ///< Replace; its kept rows and erase_scale serve the rounds too.
  torch::Tensor sought_target; ///< [n, D]: in each round what still draws these …
  torch::Tensor sought_anchor; ///< [n, D]: … is mapped to where the matrices, as they are, map these.
  torch::Tensor gram;          ///< Σ WᵀW of the matrices, [D, D].
  std::int64_t epochs = 1;
  double embedding_lambda = 0.1;
  double round_lambda = 0.1;
  double round_preserve = 0.1;
};

/// The edit, the same for every matrix: W = W0 · projection.
struct ReceSolution {
  torch::Tensor projection;      ///< [D, D] float64.
  double condition_number = 0.0; ///< The largest of all systems that were solved.
};

/// Alternates adversarial_map and solve_uce. Since every step multiplies from the right, all rounds are done
/// in [D, D] before any matrix is touched. @param on_round called before each. @throws as solve_uce.
ReceSolution solve_rece(const ReceEquation& equation, const std::function<void(std::int64_t)>& on_round = {});

} // namespace pentimento
