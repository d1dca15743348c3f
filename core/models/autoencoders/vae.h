#pragma once

#include <vector>

#include "core/base/torch.h"

#include "core/base/run_control.h"
#include "core/models/autoencoders/vae_blocks.h"

namespace pentimento {

/// What the VAE's encoder and decoder have in common.
struct VaeOptions {
  int64_t in_channels = 3;
  int64_t out_channels = 3;
  int64_t latent_channels = 4;
  std::vector<int64_t> block_out_channels{128, 256, 512, 512};
  int64_t layers_per_block = 2;
  int64_t norm_num_groups = 32;
  Activation act_fn = Activation::Silu;
  bool mid_block_add_attention = true;
};

/// Diffusers' vae.Encoder.
class EncoderImpl : public torch::nn::Module {
 public:
  explicit EncoderImpl(const VaeOptions& options);

  /// @param sample [B, in_channels, H, W]. @return [B, 2*latent_channels, h, w]. @throws Stopped.
  torch::Tensor forward(torch::Tensor sample, RunControl* run_control);

  Conv2d conv_in;
  LayerList<DownEncoderBlock2D> down_blocks;
  UNetMidBlock2D mid_block;
  GroupNorm conv_norm_out;
  Conv2d conv_out;
};
TORCH_MODULE(Encoder);

/// Diffusers' vae.Decoder.
class DecoderImpl : public torch::nn::Module {
 public:
  explicit DecoderImpl(const VaeOptions& options);

  /// @param sample [B, latent_channels, h, w]. @return [B, out_channels, H, W]. @throws Stopped.
  torch::Tensor forward(torch::Tensor sample, RunControl* run_control);

  Conv2d conv_in;
  UNetMidBlock2D mid_block;
  LayerList<UpDecoderBlock2D> up_blocks;
  GroupNorm conv_norm_out;
  Conv2d conv_out;
};
TORCH_MODULE(Decoder);

} // namespace pentimento
