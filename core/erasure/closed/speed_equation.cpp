#include "core/erasure/closed/speed_equation.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/erasure/closed/uce_equation.h"

namespace pentimento {

namespace {

torch::Tensor wide_if_any(const torch::Tensor& rows) {
  return rows.defined() ? rows.to(torch::kCPU, torch::kFloat64) : rows;
}

/// Rows whose value is above the mean.
torch::Tensor above_mean(const torch::Tensor& rows, const torch::Tensor& values) {
  return rows.index({values > values.mean()});
}

/// The right-singular direction of the smallest of min(out, D) singular values. @return [D].
torch::Tensor smallest_direction(const torch::Tensor& w0) {
  if (w0.size(0) >= w0.size(1))
    return std::get<1>(torch::linalg_eigh(torch::matmul(w0.t(), w0))).select(1, 0).contiguous();
  const auto left = std::get<1>(torch::linalg_eigh(torch::matmul(w0, w0.t()))).select(1, 0);
  const auto right = torch::mv(w0.t(), left);
  return right / right.norm().clamp_min(1e-300);
}

} // namespace

SpeedSolver::SpeedSolver(const SpeedEquation& equation) : equation_(equation) {
  const torch::NoGradGuard no_grad;
  for (auto* rows :
       {&equation_.target, &equation_.anchor, &equation_.retain, &equation_.invariant, &equation_.noise})
    *rows = wide_if_any(*rows);
  const auto& target = equation_.target;
  const auto n = static_cast<double>(target.size(0));
  gram_ = torch::matmul(target.t(), target) / n;
  cross_ = torch::matmul((equation_.anchor - target).t(), target) / n;
  if (!torch::isfinite(cross_).all().item<bool>())
    throw Error(ErrorCode::NotFinite, "a text state of the plan is not a number");
  const auto identity = torch::eye(target.size(1), torch::kFloat64);
  const auto factor = cholesky_of(identity + gram_, "the first edit");
  first_ = torch::cholesky_solve(cross_.t(), factor).t().contiguous(); // I + T is symmetric
}

torch::Tensor SpeedSolver::retained_for(const torch::Tensor& w0) const {
  if (!equation_.filter) return equation_.retain;
  const auto edit = torch::matmul(w0, first_);
  const auto disturbed = [&](const torch::Tensor& rows) {
    return torch::matmul(rows, edit.t()).norm(2, {-1});
  };
  const auto measured = disturbed(equation_.retain);
  const auto kept = above_mean(equation_.retain, measured);
  if (!equation_.noise.defined() || equation_.noise.numel() == 0) return kept;
  const auto rows = equation_.retain.size(0), copies = equation_.noise.size(0) / rows;
  const auto chosen = torch::nonzero(measured > measured.mean()).flatten();
  const auto noise = equation_.noise.view({rows, copies, -1}).index_select(0, chosen);
  const auto direction = smallest_direction(w0);
  const auto along = torch::matmul(noise, direction).unsqueeze(-1) * direction;
  const auto noisy = (kept.unsqueeze(1) + along).reshape({-1, kept.size(1)});
  return torch::cat({kept, above_mean(noisy, disturbed(noisy))});
}

SpeedSolution SpeedSolver::solve(const torch::Tensor& w0) const {
  const torch::NoGradGuard no_grad;
  const auto base = wide_if_any(w0);
  const auto identity = torch::eye(base.size(1), torch::kFloat64);
  SpeedSolution solution;
  auto projector = identity;
  solution.null_directions = base.size(1);
  if (equation_.retain.defined() && equation_.retain.size(0) > 0) {
    const auto kept = retained_for(base);
    solution.retained = kept.size(0);
    if (kept.size(0) > 0) {
      const auto mean = torch::matmul(kept.t(), kept) / static_cast<double>(kept.size(0));
      const auto [values, vectors] = torch::linalg_eigh(mean);
      const auto null = vectors.index({torch::indexing::Slice(), values < equation_.null_threshold});
      solution.null_directions = null.size(1);
      projector = torch::matmul(null, null.t());
    }
  }
  auto system = torch::matmul(torch::matmul(projector, gram_), projector);
  system.diagonal().add_(equation_.retain_scale);
  auto reach = torch::cholesky_solve(projector, cholesky_of(system, "the null-space edit")); // Q
  if (equation_.invariant.defined() && equation_.invariant.size(0) > 0) {
    const auto seen = torch::matmul(equation_.invariant, reach); // K₂ᵀQ
    auto gram = torch::matmul(seen, equation_.invariant.t());
    gram.diagonal().add_(equation_.lambda);
    // An invariant state that the null space excludes already needs no constraint: its row is zero.
    reach = reach - torch::matmul(seen.t(), torch::matmul(torch::linalg_pinv(gram, 1e-12, true), seen));
  }
  solution.edited = torch::addmm(base, torch::matmul(base, cross_), reach);
  solution.condition_number = condition_of(system);
  return solution;
}

torch::Tensor cluster_centres(const torch::Tensor& rows, std::int64_t k) {
  const torch::NoGradGuard no_grad;
  const auto points = wide_if_any(rows);
  k = std::min(k, points.size(0));
  auto centres = points.slice(0, 0, 1);
  while (centres.size(0) < k) {
    const auto nearest = std::get<0>(torch::cdist(points, centres).min(1));
    centres = torch::cat({centres, points[nearest.argmax()].unsqueeze(0)});
  }
  for (int round = 0; round < 100; ++round) {
    const auto nearest = std::get<1>(torch::cdist(points, centres).min(1));
    auto next = centres.clone();
    for (std::int64_t i = 0; i < k; ++i) {
      const auto own = points.index({nearest == i});
      if (own.size(0) > 0) next[i] = own.mean(0);
    }
    if (torch::equal(next, centres)) break;
    centres = next;
  }
  return centres;
}

} // namespace pentimento
