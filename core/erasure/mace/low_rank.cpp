#include "core/erasure/mace/low_rank.h"

namespace pentimento {

torch::Tensor LowRank::gradient(const torch::Tensor& of_matrix) const {
  const torch::NoGradGuard no_grad;
  return torch::cat(
      {torch::matmul(of_matrix, down().t()).flatten(), torch::matmul(up().t(), of_matrix).flatten()});
}

LowRank first_low_rank(int64_t out, int64_t in, int64_t rank, at::Generator& generator) {
  const auto down = torch::randn({rank * in}, generator, torch::kFloat32) / static_cast<double>(rank);
  return {torch::cat({torch::zeros({out * rank}), down}), out, in};
}

} // namespace pentimento
