#include "core/erasure/uce_equation.h"

#include <cmath>

#include "core/base/error.h"

namespace pentimento {

UceSolution solve_uce(const UceEquation& equation) {
  const torch::NoGradGuard no_grad;
  const auto wide = [](const torch::Tensor& rows) { return rows.to(torch::kCPU, torch::kFloat64); };
  const auto target = wide(equation.target), anchor = wide(equation.anchor);
  auto held = equation.lambda * torch::eye(target.size(1), torch::kFloat64);
  if (equation.kept.defined() && equation.kept.size(0) > 0) {
    const auto kept = wide(equation.kept);
    held = held + equation.preserve_scale * torch::matmul(kept.t(), kept);
  }
  const auto system = held + equation.erase_scale * torch::matmul(target.t(), target);
  const auto wanted = held + equation.erase_scale * torch::matmul(anchor.t(), target);
  const auto [factor, info] = torch::linalg_cholesky_ex(system);
  if (info.item<int64_t>() != 0 || !torch::isfinite(wanted).all().item<bool>())
    throw Error(ErrorCode::NotFinite, "the closed form has no solution", "a positive definite system",
                "one that cannot be factorised", "raise lambda");
  UceSolution solution;
  // P·A = R with A symmetric: Aᵀ Pᵀ = Rᵀ.
  solution.projection = torch::cholesky_solve(wanted.t(), factor).t().contiguous();
  const auto eigenvalues = torch::linalg_eigvalsh(system, "L");
  solution.condition_number = eigenvalues[-1].item<double>() / eigenvalues[0].item<double>();
  return solution;
}

} // namespace pentimento
