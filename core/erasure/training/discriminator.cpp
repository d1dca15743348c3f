#include "core/erasure/training/discriminator.h"

#include <cmath>

#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/batchnorm.h>

namespace pentimento {

namespace {

torch::nn::Conv2d convolution(int64_t in, int64_t out, int64_t stride) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 4).stride(stride).padding(1));
}

} // namespace

int64_t most_discriminator_layers(int64_t latent_size) {
  // The last convolution (4, padding 1) needs 2 × 2.
  int64_t layers = 0;
  for (; latent_size >= 4; latent_size /= 2) ++layers;
  return layers;
}

PatchDiscriminatorImpl::PatchDiscriminatorImpl(const DiscriminatorOptions& options) {
  model = torch::nn::Sequential();
  int64_t channels = options.channels;
  model->push_back(convolution(options.in_channels, channels, 2));
  model->push_back(torch::nn::LeakyReLU(torch::nn::LeakyReLUOptions().negative_slope(0.2)));
  for (int64_t layer = 1; layer < options.layers; ++layer) {
    model->push_back(convolution(channels, 2 * channels, 2));
    channels *= 2;
    if (options.norm == DiscriminatorNorm::Batch)
      model->push_back(torch::nn::BatchNorm2d(channels));
    else
      model->push_back(torch::nn::GroupNorm(torch::nn::GroupNormOptions(8, channels)));
    model->push_back(torch::nn::LeakyReLU(torch::nn::LeakyReLUOptions().negative_slope(0.2)));
  }
  model->push_back(convolution(channels, 1, 1));
  register_module("model", model);
}

torch::Tensor PatchDiscriminatorImpl::forward(const torch::Tensor& latents) {
  return model->forward(latents);
}

void PatchDiscriminatorImpl::reset(at::Generator generator) {
  const torch::NoGradGuard no_grad;
  for (const auto& module : model->modules(false)) {
    auto* layer = module->as<torch::nn::Conv2dImpl>();
    if (!layer) continue;
    const double bound = 1.0 / std::sqrt(static_cast<double>(layer->weight[0].numel()));
    layer->weight.uniform_(-bound, bound, generator);
    layer->bias.uniform_(-bound, bound, generator);
  }
}

} // namespace pentimento
