#pragma once

#include <optional>
#include <vector>

#include "core/base/torch.h"

#include "core/base/run_control.h"
#include "core/models/layers/layer_list.h"
#include "core/models/layers/resnet.h"
#include "core/models/layers/transformer_2d.h"

namespace pentimento {

/// What every block of one UNet call shares.
struct UNetContext {
  torch::Tensor temb;                  ///< The activated time embedding, [B, time_embed_dim].
  torch::Tensor encoder_hidden_states; ///< [B, tokens, cross_attention_dim]
  AttentionOptions attention;
  RunControl* run_control = nullptr;

  /// @throws Stopped where a stop was asked for.
  void checkpoint() const {
    if (run_control) run_control->checkpoint();
  }
};

/// The sizes of one block of the UNet.
struct UNetBlockOptions {
  int64_t in_channels = 0;
  int64_t out_channels = 0;
  int64_t prev_output_channel = 0; ///< Up blocks only.
  int64_t num_layers = 1;
  bool resample = false; ///< Ends with a down- or upsampler.
  int64_t downsample_padding = 1;
  ResnetOptions resnet;
  TransformerOptions transformer;
  std::vector<int64_t> transformer_layers; ///< One a layer.
  bool use_linear_projection = false;
};

/// Diffusers' DownBlock2D: resnets, then a downsampler.
class DownBlock2DImpl : public torch::nn::Module {
 public:
  explicit DownBlock2DImpl(const UNetBlockOptions& options);

  /// @param hidden_states [B, in, H, W]. @param skips takes the output of every layer and of the downsampler.
  /// @return [B, out, H/2, W/2], or [B, out, H, W] in the last block.
  torch::Tensor forward(torch::Tensor hidden_states, const UNetContext& context,
                        std::vector<torch::Tensor>& skips);

  LayerList<ResnetBlock2D> resnets;
  LayerList<Transformer2DModel> attentions; ///< Empty here.
  LayerList<Downsample2D> downsamplers;
};
TORCH_MODULE(DownBlock2D);

/// Diffusers' CrossAttnDownBlock2D: a DownBlock2D with a transformer behind each resnet.
class CrossAttnDownBlock2DImpl : public DownBlock2DImpl {
 public:
  explicit CrossAttnDownBlock2DImpl(const UNetBlockOptions& options);
};
TORCH_MODULE(CrossAttnDownBlock2D);

/// Diffusers' UNetMidBlock2DCrossAttn: resnet, transformer, resnet.
class UNetMidBlock2DCrossAttnImpl : public torch::nn::Module {
 public:
  explicit UNetMidBlock2DCrossAttnImpl(const UNetBlockOptions& options);
  torch::Tensor forward(torch::Tensor hidden_states,
                        const UNetContext& context); ///< [B, C, H, W] -> the same shape

  LayerList<Transformer2DModel> attentions;
  LayerList<ResnetBlock2D> resnets;
};
TORCH_MODULE(UNetMidBlock2DCrossAttn);

/// Diffusers' UpBlock2D: skip connections joined in front of each resnet, then an upsampler.
class UpBlock2DImpl : public torch::nn::Module {
 public:
  explicit UpBlock2DImpl(const UNetBlockOptions& options);

  /// @param hidden_states [B, prev, H, W]. @param skips what the down blocks left; as many as resnets are
  /// taken from its end.
  /// @return [B, out, H', W'], H' and W' those of the next skip connection.
  torch::Tensor forward(torch::Tensor hidden_states, const UNetContext& context,
                        std::vector<torch::Tensor>& skips);

  LayerList<ResnetBlock2D> resnets;
  LayerList<Transformer2DModel> attentions; ///< Empty here.
  LayerList<Upsample2D> upsamplers;
};
TORCH_MODULE(UpBlock2D);

/// Diffusers' CrossAttnUpBlock2D: an UpBlock2D with a transformer behind each resnet.
class CrossAttnUpBlock2DImpl : public UpBlock2DImpl {
 public:
  explicit CrossAttnUpBlock2DImpl(const UNetBlockOptions& options);
};
TORCH_MODULE(CrossAttnUpBlock2D);

} // namespace pentimento
