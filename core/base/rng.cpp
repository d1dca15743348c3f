#include "core/base/rng.h"

#include <ATen/CPUGeneratorImpl.h>

namespace pentimento {

at::Generator make_generator(std::uint64_t seed) {
  return at::detail::createCPUGenerator(seed);
}

torch::Tensor noise_for_seeds(const std::vector<std::uint64_t>& seeds, at::IntArrayRef shape) {
  // diffusers draws [1, C, H, W] an image; the same count of numbers takes the same path in torch's filler.
  std::vector<int64_t> single{1};
  single.insert(single.end(), shape.begin(), shape.end());
  std::vector<torch::Tensor> parts;
  parts.reserve(seeds.size());
  for (const auto seed : seeds) parts.push_back(torch::randn(single, make_generator(seed), torch::kFloat32));
  return torch::cat(parts);
}

} // namespace pentimento
