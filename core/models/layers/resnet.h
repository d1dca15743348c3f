#pragma once

#include <optional>

#include "core/base/torch.h"

#include "core/models/layers/activations.h"
#include "core/models/layers/basic_layers.h"

namespace pentimento {

/// What the residual blocks of one model have in common.
struct ResnetOptions {
  int64_t temb_channels = 0; ///< 0: no timestep embedding (VAE).
  int64_t groups = 32;
  double eps = 1e-5;
  Activation non_linearity = Activation::Silu;
  bool scale_shift = false; ///< resnet_time_scale_shift "scale_shift" instead of "default".
  double output_scale_factor = 1.0;
};

/// Diffusers' ResnetBlock2D: norm1, conv1, + time, norm2, conv2, + shortcut.
class ResnetBlock2DImpl : public torch::nn::Module {
 public:
  ResnetBlock2DImpl(int64_t in_channels, int64_t out_channels, const ResnetOptions& options);

  /// @param input [B, in, H, W]. @param temb the *activated* time embedding [B, temb_channels], undefined
  /// without.
  /// @return [B, out, H, W].
  torch::Tensor forward(const torch::Tensor& input, const torch::Tensor& temb = {});

  GroupNorm norm1{nullptr}, norm2{nullptr};
  Conv2d conv1{nullptr}, conv2{nullptr}, conv_shortcut{nullptr};
  Linear time_emb_proj{nullptr};

 private:
  ResnetOptions options_;
};
TORCH_MODULE(ResnetBlock2D);

/// Diffusers' Downsample2D with a convolution; padding 0 pads right and bottom only, as the VAE does.
class Downsample2DImpl : public torch::nn::Module {
 public:
  Downsample2DImpl(int64_t channels, int64_t padding);
  torch::Tensor forward(const torch::Tensor& hidden_states); ///< [B, C, H, W] -> [B, C, H/2, W/2]

  Conv2d conv;

 private:
  int64_t padding_;
};
TORCH_MODULE(Downsample2D);

/// Diffusers' Upsample2D: nearest neighbour, then a convolution.
class Upsample2DImpl : public torch::nn::Module {
 public:
  explicit Upsample2DImpl(int64_t channels);
  /// @param size the wanted height and width, where the skip connection to meet has an odd size; else twice
  /// the input's.
  torch::Tensor forward(const torch::Tensor& hidden_states,
                        const std::optional<std::vector<int64_t>>& size = {});

  Conv2d conv;
};
TORCH_MODULE(Upsample2D);

} // namespace pentimento
