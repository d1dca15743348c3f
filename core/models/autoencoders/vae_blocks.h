#pragma once

#include "core/base/torch.h"

#include "core/models/layers/layer_list.h"
#include "core/models/layers/resnet.h"

namespace pentimento {

/// Diffusers' Attention as the VAE uses it: one head over pixels, behind a GroupNorm, added to its input.
class PixelAttentionImpl : public torch::nn::Module {
 public:
  PixelAttentionImpl(int64_t channels, int64_t groups, double eps);
  torch::Tensor forward(const torch::Tensor& hidden_states); ///< [B, C, H, W] -> the same shape

  GroupNorm group_norm;
  Linear to_q, to_k, to_v;
  LayerList<Linear> to_out;
};
TORCH_MODULE(PixelAttention);

/// Diffusers' UNetMidBlock2D: resnet, attention, resnet.
class UNetMidBlock2DImpl : public torch::nn::Module {
 public:
  UNetMidBlock2DImpl(int64_t channels, const ResnetOptions& options, bool add_attention);
  torch::Tensor forward(torch::Tensor hidden_states); ///< [B, C, H, W] -> the same shape

  LayerList<PixelAttention> attentions;
  LayerList<ResnetBlock2D> resnets;
};
TORCH_MODULE(UNetMidBlock2D);

/// Diffusers' DownEncoderBlock2D: resnets, then a downsampler.
class DownEncoderBlock2DImpl : public torch::nn::Module {
 public:
  DownEncoderBlock2DImpl(int64_t in_channels, int64_t out_channels, int64_t num_layers, bool add_downsample,
                         const ResnetOptions& options);
  torch::Tensor forward(torch::Tensor hidden_states); ///< [B, in, H, W] -> [B, out, H/2, W/2]

  LayerList<ResnetBlock2D> resnets;
  LayerList<Downsample2D> downsamplers;
};
TORCH_MODULE(DownEncoderBlock2D);

/// Diffusers' UpDecoderBlock2D: resnets, then an upsampler.
class UpDecoderBlock2DImpl : public torch::nn::Module {
 public:
  UpDecoderBlock2DImpl(int64_t in_channels, int64_t out_channels, int64_t num_layers, bool add_upsample,
                       const ResnetOptions& options);
  torch::Tensor forward(torch::Tensor hidden_states); ///< [B, in, H, W] -> [B, out, 2H, 2W]

  LayerList<ResnetBlock2D> resnets;
  LayerList<Upsample2D> upsamplers;
};
TORCH_MODULE(UpDecoderBlock2D);

} // namespace pentimento
