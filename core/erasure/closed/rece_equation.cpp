#include "core/erasure/closed/rece_equation.h"

#include <algorithm>

namespace pentimento {

namespace {

AdversarialMap solve_map(torch::Tensor system, const torch::Tensor& cross, double lambda) {
  system.diagonal().add_(lambda);
  const auto factor = cholesky_of(system, "the adversarial embedding");
  return {torch::cholesky_solve(cross, factor), condition_of(system)};
}

} // namespace

torch::Tensor gram_of(const std::vector<torch::Tensor>& matrices) {
  const torch::NoGradGuard no_grad;
  const auto width = matrices.front().size(1);
  auto gram = torch::zeros({width, width}, torch::kFloat64);
  for (const auto& matrix : matrices) {
    const auto w = matrix.to(torch::kCPU, torch::kFloat64);
    gram.addmm_(w.t(), w);
  }
  return gram;
}

AdversarialMap adversarial_map(const std::vector<torch::Tensor>& edited,
                               const std::vector<torch::Tensor>& base, double lambda) {
  const torch::NoGradGuard no_grad;
  const auto width = base.front().size(1);
  auto cross = torch::zeros({width, width}, torch::kFloat64);
  for (std::size_t i = 0; i < base.size(); ++i)
    cross.addmm_(edited[i].to(torch::kCPU, torch::kFloat64).t(), base[i].to(torch::kCPU, torch::kFloat64));
  return solve_map(gram_of(edited), cross, lambda);
}

AdversarialMap adversarial_map_of(const torch::Tensor& gram, const torch::Tensor& projection, double lambda) {
  const torch::NoGradGuard no_grad;
  const auto cross = torch::matmul(projection.t(), gram);
  return solve_map(torch::matmul(cross, projection), cross, lambda);
}

ReceSolution solve_rece(const ReceEquation& equation, const std::function<void(std::int64_t)>& on_round) {
  const torch::NoGradGuard no_grad;
  const auto first = solve_uce(equation.first);
  ReceSolution solution{first.projection, first.condition_number};
  auto round = equation.first;
  round.anchor = equation.sought_anchor;
  round.preserve_scale = equation.round_preserve;
  round.lambda = equation.round_lambda;
  const auto sought = equation.sought_target.to(torch::kCPU, torch::kFloat64);
  for (std::int64_t epoch = 0; epoch < equation.epochs; ++epoch) {
    if (on_round) on_round(epoch);
    const auto found = adversarial_map_of(equation.gram, solution.projection, equation.embedding_lambda);
    round.target = torch::matmul(sought, found.map.t());
    const auto step = solve_uce(round);
    solution.projection = torch::matmul(solution.projection, step.projection);
    solution.condition_number =
        std::max({solution.condition_number, found.condition_number, step.condition_number});
  }
  return solution;
}

} // namespace pentimento
