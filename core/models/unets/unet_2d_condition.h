#pragma once

#include <memory>
#include <vector>

#include "core/base/torch.h"

#include "core/models/layers/embeddings.h"
#include "core/models/unets/unet_2d_blocks.h"
#include "core/models/unets/unet_config.h"

namespace pentimento {

/// SDXL's further conditions; empty for models without `addition_embed_type`.
struct AddedConditions {
  torch::Tensor text_embeds; ///< [B, D], the pooled text
  torch::Tensor time_ids;    ///< [B, 6], original size, crop, target size
};

/// Diffusers' UNet2DConditionModel. Frozen when built; forward reads the parameters registered at that
/// moment.
class UNet2DConditionModelImpl : public torch::nn::Module {
 public:
  explicit UNet2DConditionModelImpl(const UNet2DConditionModelConfig& config);

  /// The model output (noise or v) for noisy latents.
  /// @param sample [B, in_channels, h, w] in the model's dtype. @param timestep [B], [1] or a scalar, any
  /// number type.
  /// @param encoder_hidden_states [B, tokens, cross_attention_dim]. @param added needed where
  /// config.text_time.
  /// @return [B, out_channels, h, w]. @throws Stopped, Error(ShapeMismatch) naming the input.
  torch::Tensor forward(const torch::Tensor& sample, const torch::Tensor& timestep,
                        const torch::Tensor& encoder_hidden_states, const AddedConditions& added = {});

  const UNet2DConditionModelConfig config;
  AttentionOptions attention; ///< Kernel, detaching of token 0, capture of maps; may change between calls.
  RunControl* run_control = nullptr; ///< Where set, polled before every layer.

  Conv2d conv_in;
  Timesteps time_proj;
  TimestepEmbedding time_embedding;
  Timesteps add_time_proj{nullptr};
  TimestepEmbedding add_embedding{nullptr};
  std::vector<std::shared_ptr<DownBlock2DImpl>> down_blocks;
  UNetMidBlock2DCrossAttn mid_block{nullptr};
  std::vector<std::shared_ptr<UpBlock2DImpl>> up_blocks;
  GroupNorm conv_norm_out;
  Conv2d conv_out;

 private:
  UNetBlockOptions block_options(std::size_t down_index) const;
  void add_down_blocks();
  void add_up_blocks();
  torch::Tensor embed_time(const torch::Tensor& sample, const torch::Tensor& timestep,
                           const AddedConditions& added);
  void check_inputs(const torch::Tensor& sample, const torch::Tensor& encoder_hidden_states,
                    const AddedConditions& added) const;
};
TORCH_MODULE(UNet2DConditionModel);

} // namespace pentimento
