#include "core/models/layers/embeddings.h"

#include <cmath>

namespace pentimento {

torch::Tensor get_timestep_embedding(const torch::Tensor& timesteps, int64_t embedding_dim,
                                     bool flip_sin_to_cos, double downscale_freq_shift) {
  const int64_t half = embedding_dim / 2;
  const auto options = torch::TensorOptions().dtype(torch::kFloat32).device(timesteps.device());
  // The same float32 operations in the same order as Diffusers: at t = 999 a rounding of the frequency shows.
  auto exponent = torch::arange(half, options).mul_(-std::log(10000.0)).div_(half - downscale_freq_shift);
  auto angles = timesteps.to(torch::kFloat32).unsqueeze(1) * exponent.exp_().unsqueeze(0);
  auto sines = angles.sin(), cosines = angles.cos();
  auto embedding = flip_sin_to_cos ? torch::cat({cosines, sines}, 1) : torch::cat({sines, cosines}, 1);
  return embedding_dim % 2 ? at::constant_pad_nd(embedding, {0, 1}) : embedding;
}

TimestepsImpl::TimestepsImpl(int64_t num_channels, bool flip_sin_to_cos, double downscale_freq_shift)
    : num_channels_(num_channels), flip_sin_to_cos_(flip_sin_to_cos),
      downscale_freq_shift_(downscale_freq_shift) {}

torch::Tensor TimestepsImpl::forward(const torch::Tensor& timesteps) {
  return get_timestep_embedding(timesteps, num_channels_, flip_sin_to_cos_, downscale_freq_shift_);
}

TimestepEmbeddingImpl::TimestepEmbeddingImpl(int64_t in_channels, int64_t time_embed_dim, Activation act_fn)
    : linear_1(register_module("linear_1", Linear(in_channels, time_embed_dim))),
      linear_2(register_module("linear_2", Linear(time_embed_dim, time_embed_dim))), act_(act_fn) {}

torch::Tensor TimestepEmbeddingImpl::forward(const torch::Tensor& sample) {
  return linear_2(activate(act_, linear_1(sample)));
}

} // namespace pentimento
