#pragma once

#include <cstdint>

#include "core/base/torch.h"

namespace pentimento {

/// What a null-space edit is asked to do. Li et al. 2026 (SPEED), arXiv 2503.07392.
struct SpeedEquation {
  torch::Tensor target;    ///< [n, D]: these states are to be mapped …
  torch::Tensor anchor;    ///< [n, D]: … where the base maps these.
  torch::Tensor retain;    ///< [m, D]: the edit is to lie in the null space of these.
  torch::Tensor invariant; ///< [q, D]: these are to be mapped exactly as before; may be undefined.
  torch::Tensor noise;     ///< [m · copies, D] standard normal, copies of a row together; undefined: none.
  bool filter = true;      ///< Only the retained states that the edit would disturb above average.
  double null_threshold = 0.1; ///< Directions of the retained states below it count as null.
  double retain_scale = 1.0;   ///< s: how strongly the matrix is held where it is.
  double lambda = 0.0;         ///< Of the invariant states' constraint.
};

/// The edit of one matrix.
struct SpeedSolution {
  torch::Tensor edited;      ///< [out, D] float64.
  std::int64_t retained = 0; ///< States that the null space was made from, with their noisy copies.
  std::int64_t null_directions = 0;
  double condition_number = 0.0; ///< Of P T P + s I.
};

/// Solves for one matrix after another. With T = mean c cᵀ and A = mean a cᵀ: a first edit E = W(A−T)(I+T)⁻¹
/// tells which retained states it disturbs; P projects on the null space of those and of their noisy copies,
/// whose noise lies along W's smallest right-singular direction; then
/// ΔW = W(A−T)(Q − Q K₂(K₂ᵀQK₂ + λI)⁻¹K₂ᵀQ) with Q = P(TP + sI)⁻¹ = (PTP + sI)⁻¹P, which is symmetric, so
/// that Cholesky serves.
class SpeedSolver {
 public:
  explicit SpeedSolver(const SpeedEquation& equation);
  /// @param w0 [out, D]. @throws Error(NotFinite) when the system cannot be factorised.
  SpeedSolution solve(const torch::Tensor& w0) const;

 private:
  torch::Tensor retained_for(const torch::Tensor& w0) const;

  SpeedEquation equation_;
  torch::Tensor gram_;  ///< T, [D, D].
  torch::Tensor cross_; ///< A − T, [D, D].
  torch::Tensor first_; ///< (A − T)(I + T)⁻¹, [D, D].
};

/// The centres that Lloyd's algorithm finds from rows as far from each other as can be; no lot is drawn.
/// @param rows [n, D]. @return [min(k, n), D] float64.
torch::Tensor cluster_centres(const torch::Tensor& rows, std::int64_t k);

} // namespace pentimento
