#include "core/erasure/closed/uce_equation.h"

#include <cmath>
#include <string>

#include "core/base/error.h"

namespace pentimento {

namespace {

torch::Tensor wide(const torch::Tensor& rows) {
  return rows.to(torch::kCPU, torch::kFloat64);
}

/// The equation's rows with the roots of their weights: the system is λI + rowsᵀ rows.
torch::Tensor weighted_rows(const UceEquation& equation) {
  const auto target = std::sqrt(equation.erase_scale) * wide(equation.target);
  if (!equation.kept.defined() || equation.kept.size(0) == 0) return target;
  return torch::cat({target, std::sqrt(equation.preserve_scale) * wide(equation.kept)});
}

/// Of λI + rowsᵀ rows. Fewer rows than columns leave directions in which it is λ alone, and the other
/// eigenvalues are those of the small rows rowsᵀ beside λ: milliseconds where the large ones took most of an
/// edit.
double condition_with(const torch::Tensor& rows, const torch::Tensor& system, double lambda) {
  if (rows.size(0) >= rows.size(1)) return condition_of(system);
  const auto eigenvalues = torch::linalg_eigvalsh(torch::matmul(rows, rows.t()), "L");
  return (lambda + eigenvalues[-1].item<double>()) / lambda;
}

/// What Tensor takes out of one matrix: Σ over groups of (⟨O, N⟩ / ⟨O, O⟩) O with O = W0 c and N = W0 a.
/// @return [n, out].
torch::Tensor parts_along_target(const UceSolution& solution, const torch::Tensor& w0) {
  const auto old_values = torch::matmul(solution.target, w0.t()),
             new_values = torch::matmul(solution.anchor, w0.t());
  const auto groups = solution.group.max().item<int64_t>() + 1;
  const auto sums = [&](const torch::Tensor& rows) {
    return torch::zeros({groups}, torch::kFloat64).index_add(0, solution.group, rows.sum(1));
  };
  const auto share = sums(old_values * new_values) / sums(old_values * old_values).clamp_min(1e-300);
  return old_values * share.index_select(0, solution.group).unsqueeze(1);
}

} // namespace

double condition_of(const torch::Tensor& system) {
  const auto eigenvalues = torch::linalg_eigvalsh(system, "L");
  return eigenvalues[-1].item<double>() / eigenvalues[0].item<double>();
}

torch::Tensor cholesky_of(const torch::Tensor& system, const char* where) {
  const auto [factor, info] = torch::linalg_cholesky_ex(system);
  if (info.item<int64_t>() != 0 || !torch::isfinite(factor).all().item<bool>())
    throw Error(ErrorCode::NotFinite, std::string(where) + " has no solution", "a positive definite system",
                "one that cannot be factorised", "raise lambda");
  return factor;
}

torch::Tensor UceSolution::edited(const torch::Tensor& w0) const {
  const auto base = w0.to(w0.options().device(torch::kCPU).dtype(torch::kFloat64), false, true); // a copy
  const auto taken = group.defined() ? parts_along_target(*this, base) : torch::Tensor();
  const bool few_rows = moved.size(0) * 3 < moved.size(1);
  // Few rows are added to the copy itself: fresh memory for the sum would cost more than the sum.
  auto edited =
      few_rows ? base.addmm_(torch::matmul(base, moved.t()), pull) : torch::matmul(base, projection);
  if (taken.defined()) edited.addmm_(taken.t(), pull, 1, -1);
  return edited;
}

UceSolution solve_uce(const UceEquation& equation) {
  const torch::NoGradGuard no_grad;
  const auto target = wide(equation.target), anchor = wide(equation.anchor);
  const auto identity = torch::eye(target.size(1), torch::kFloat64);
  auto system = equation.lambda * identity;
  if (equation.kept.defined() && equation.kept.size(0) > 0) {
    const auto kept = wide(equation.kept);
    system.addmm_(kept.t(), kept, 1, equation.preserve_scale);
  }
  system.addmm_(target.t(), target, 1, equation.erase_scale);
  const auto factor = cholesky_of(system, "the closed form");
  UceSolution solution;
  solution.moved = anchor - target;
  if (!torch::isfinite(solution.moved).all().item<bool>())
    throw Error(ErrorCode::NotFinite, "a text state of the plan is not a number");
  solution.pull = torch::cholesky_solve(equation.erase_scale * target.t(), factor).t().contiguous();
  solution.projection = torch::addmm(identity, solution.moved.t(), solution.pull);
  solution.condition_number = condition_with(weighted_rows(equation), system, equation.lambda);
  if (equation.technique == UceTechnique::Tensor) {
    solution.target = target;
    solution.anchor = anchor;
    solution.group =
        equation.group.defined() ? equation.group : torch::zeros({target.size(0)}, torch::kInt64);
  }
  return solution;
}

} // namespace pentimento
