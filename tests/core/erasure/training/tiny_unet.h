#pragma once

#include "core/erasure/training/kv_parameters.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento::testing {

/// Cross-attention of pixels to text with Diffusers' parameter names.
struct TinyAttentionImpl : torch::nn::Module {
  TinyAttentionImpl() {
    to_k = register_module("to_k", torch::nn::Linear(torch::nn::LinearOptions(6, 8).bias(false)));
    to_v = register_module("to_v", torch::nn::Linear(torch::nn::LinearOptions(6, 8).bias(false)));
  }
  torch::nn::Linear to_k{nullptr}, to_v{nullptr};
};
TORCH_MODULE(TinyAttention);

/// The least that an erasure can run on: a convolution, one cross-attention, a convolution.
struct TinyUnetImpl : torch::nn::Module {
  TinyUnetImpl() {
    conv_in = register_module("conv_in", torch::nn::Conv2d(torch::nn::Conv2dOptions(4, 8, 3).padding(1)));
    attn2 = register_module("attn2", TinyAttention());
    conv_out = register_module("conv_out", torch::nn::Conv2d(torch::nn::Conv2dOptions(8, 4, 3).padding(1)));
    const torch::NoGradGuard no_grad;
    const auto generator = at::detail::createCPUGenerator(5);
    for (auto& parameter : parameters()) parameter.normal_(0.0, 0.2, generator);
  }
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& t, const torch::Tensor& states) {
    const auto pixels = conv_in(x) + (t.to(x.dtype()) / 1000.0).view({-1, 1, 1, 1});
    const auto q = pixels.flatten(2).transpose(1, 2);
    const auto weights = torch::softmax(torch::matmul(q, attn2->to_k(states).transpose(1, 2)), -1);
    const auto read = torch::matmul(weights, attn2->to_v(states)).transpose(1, 2).view_as(pixels);
    return conv_out(torch::silu(pixels + read));
  }
  torch::nn::Conv2d conv_in{nullptr}, conv_out{nullptr};
  TinyAttention attn2{nullptr};
};
TORCH_MODULE(TinyUnet);

inline NoisePredictor predictor(TinyUnet unet) {
  return {unet.get(), [unet](const auto& x, const auto& t, const auto& states) mutable {
            return unet->forward(x, t, states);
          }};
}

/// All that a trainer of it needs.
inline TrainingUnet training_unet(TinyUnet unet, TrainedParameters& parameters, RunControl& control) {
  return {predictor(unet), parameters, Noising(torch::linspace(0.999, 0.05, 1000), false, torch::kCPU),
          control};
}

} // namespace pentimento::testing
