#include "core/erasure/mace/mace_equation.h"

#include "core/erasure/closed/uce_equation.h"

namespace pentimento {

namespace {

torch::Tensor wide(const torch::Tensor& tensor) {
  return tensor.to(torch::kCPU, torch::kFloat64);
}

} // namespace

torch::Tensor MaceSolution::refine(const torch::Tensor& w0) const {
  return torch::matmul(wide(w0), refined);
}

torch::Tensor MaceSolution::fuse(const torch::Tensor& w0, const std::vector<LowRank>& loras) const {
  auto fused = torch::matmul(wide(w0), shared);
  for (std::size_t i = 0; i < loras.size(); ++i)
    fused.addmm_(wide(loras[i].up()), torch::matmul(wide(loras[i].down()), pulls[static_cast<int64_t>(i)]));
  return fused;
}

MaceSolution solve_mace(const MaceEquation& equation) {
  const torch::NoGradGuard no_grad;
  const auto refinement = solve_uce(
      {equation.coexisting, equation.replaced, equation.kept, 1.0, equation.preserve_scale, equation.lambda});
  const auto held = equation.lambda * torch::eye(equation.concepts.size(1), torch::kFloat64);
  const auto concepts = wide(equation.concepts);
  const auto towards_refined = concepts.sum(0) + held;
  auto prior = torch::zeros_like(held);
  if (equation.kept.defined() && equation.kept.size(0) > 0) {
    const auto kept = wide(equation.kept);
    prior.addmm_(kept.t(), kept, 0, equation.fuse_preserve_scale);
  }
  const auto factor = cholesky_of(towards_refined + prior, "the fusion");
  // X · system⁻¹; the system and the concepts are symmetric.
  const auto over_system = [&](const torch::Tensor& x) {
    return torch::cholesky_solve(x.t().contiguous(), factor).t().contiguous();
  };
  MaceSolution solution;
  solution.refined = refinement.projection;
  solution.shared = over_system(torch::matmul(solution.refined, towards_refined) + prior);
  std::vector<torch::Tensor> pulls;
  for (const auto& each : concepts.unbind()) pulls.push_back(over_system(each));
  solution.pulls = torch::stack(pulls);
  return solution;
}

} // namespace pentimento
