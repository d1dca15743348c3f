#pragma once

#include "core/base/torch.h"

#include "core/models/layers/attention_kernel.h"
#include "core/models/layers/basic_layers.h"
#include "core/models/layers/eraser.h"
#include "core/models/layers/layer_list.h"

namespace pentimento {

/// Diffusers' Attention over tokens: to_q, to_k, to_v, to_out.0.
class AttentionImpl : public torch::nn::Module {
 public:
  /// @param cross_attention_dim width of the tokens attended to; equal to `query_dim` for self-attention.
  AttentionImpl(int64_t query_dim, int64_t cross_attention_dim, int64_t heads, int64_t dim_head,
                bool bias = false, bool upcast_attention = false);

  /// @param hidden_states [B, N, query_dim]. @param encoder_hidden_states [B, M, cross_attention_dim];
  /// undefined for self-attention. @return [B, N, query_dim], with what the eraser adds where there is one.
  torch::Tensor forward(const torch::Tensor& hidden_states, const torch::Tensor& encoder_hidden_states,
                        const AttentionOptions& options);

  Linear to_q, to_k, to_v;
  LayerList<Linear> to_out;
  Eraser eraser; ///< Of a cross-attention, where an edit has put one; not a parameter of the model.

 private:
  int64_t heads_;
  bool upcast_attention_;
};
TORCH_MODULE(Attention);

/// Diffusers' GEGLU: half of the projection times GELU of the other half (Shazeer 2020, eq. 6).
class GEGLUImpl : public torch::nn::Module {
 public:
  GEGLUImpl(int64_t dim_in, int64_t dim_out);
  torch::Tensor forward(const torch::Tensor& hidden_states); ///< [..., dim_in] -> [..., dim_out]

  Linear proj;
};
TORCH_MODULE(GEGLU);

/// Diffusers' FeedForward with GEGLU: net.0.proj widens by 4, net.2 comes back (net.1 is dropout, identity
/// here).
class FeedForwardImpl : public torch::nn::Module {
 public:
  explicit FeedForwardImpl(int64_t dim);
  torch::Tensor forward(const torch::Tensor& hidden_states); ///< [..., dim] -> [..., dim]

 private:
  torch::nn::ModuleList net_;
  GEGLU project_in_;
  Linear project_out_;
};
TORCH_MODULE(FeedForward);

/// Sizes of a BasicTransformerBlock.
struct TransformerOptions {
  int64_t num_attention_heads = 8;
  int64_t attention_head_dim = 64;
  int64_t cross_attention_dim = 768;
  bool only_cross_attention = false; ///< attn1 attends to the text as well.
  bool upcast_attention = false;
};

/// Diffusers' BasicTransformerBlock: self-attention, cross-attention, feed-forward, each behind a LayerNorm.
class BasicTransformerBlockImpl : public torch::nn::Module {
 public:
  BasicTransformerBlockImpl(int64_t dim, const TransformerOptions& options);

  /// @param hidden_states [B, N, dim]. @param encoder_hidden_states [B, M, cross_attention_dim]. @return [B,
  /// N, dim].
  torch::Tensor forward(torch::Tensor hidden_states, const torch::Tensor& encoder_hidden_states,
                        const AttentionOptions& options);

  LayerNorm norm1, norm2, norm3;
  Attention attn1, attn2;
  FeedForward ff;

 private:
  bool only_cross_attention_;
};
TORCH_MODULE(BasicTransformerBlock);

} // namespace pentimento
