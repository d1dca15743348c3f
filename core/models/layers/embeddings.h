#pragma once

#include "core/base/torch.h"

#include "core/models/layers/activations.h"
#include "core/models/layers/basic_layers.h"

namespace pentimento {

/// Sinusoidal features of timesteps (Ho et al. 2020; Vaswani et al. 2017, section 3.5).
/// @param timesteps [N], any number type. @return [N, embedding_dim] float32; cosines first where
/// `flip_sin_to_cos`.
torch::Tensor get_timestep_embedding(const torch::Tensor& timesteps, int64_t embedding_dim,
                                     bool flip_sin_to_cos, double downscale_freq_shift);

/// Diffusers' Timesteps: sinusoidal features without weights.
class TimestepsImpl : public torch::nn::Module {
 public:
  TimestepsImpl(int64_t num_channels, bool flip_sin_to_cos, double downscale_freq_shift);
  torch::Tensor forward(const torch::Tensor& timesteps); ///< [N] -> [N, num_channels] float32

 private:
  int64_t num_channels_;
  bool flip_sin_to_cos_;
  double downscale_freq_shift_;
};
TORCH_MODULE(Timesteps);

/// Diffusers' TimestepEmbedding: linear_1, activation, linear_2.
class TimestepEmbeddingImpl : public torch::nn::Module {
 public:
  TimestepEmbeddingImpl(int64_t in_channels, int64_t time_embed_dim, Activation act_fn = Activation::Silu);
  torch::Tensor forward(const torch::Tensor& sample); ///< [N, in_channels] -> [N, time_embed_dim]

  Linear linear_1, linear_2;

 private:
  Activation act_;
};
TORCH_MODULE(TimestepEmbedding);

} // namespace pentimento
