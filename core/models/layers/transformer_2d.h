#pragma once

#include "core/base/torch.h"

#include "core/models/layers/attention.h"

namespace pentimento {

/// Diffusers' Transformer2DModel over continuous maps: norm, proj_in, transformer_blocks, proj_out, +
/// residual.
class Transformer2DModelImpl : public torch::nn::Module {
 public:
  Transformer2DModelImpl(int64_t in_channels, int64_t num_layers, int64_t norm_num_groups,
                         bool use_linear_projection, const TransformerOptions& options);

  /// @param hidden_states [B, C, H, W]. @param encoder_hidden_states [B, M, cross_attention_dim]. @return [B,
  /// C, H, W].
  torch::Tensor forward(const torch::Tensor& hidden_states, const torch::Tensor& encoder_hidden_states,
                        const AttentionOptions& options);

  GroupNorm norm;
  LayerList<BasicTransformerBlock> transformer_blocks;

 private:
  torch::Tensor project(const torch::Tensor& tokens, const std::shared_ptr<WeightedImpl>& projection) const;

  std::shared_ptr<WeightedImpl> proj_in_, proj_out_; // Linear or 1x1 Conv2d: the same product over tokens
};
TORCH_MODULE(Transformer2DModel);

} // namespace pentimento
