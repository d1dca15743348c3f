#pragma once

#include <string>

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/models/layers/activations.h"
#include "core/models/layers/attention_kernel.h"
#include "core/models/layers/basic_layers.h"
#include "core/models/layers/layer_list.h"

namespace pentimento {

class ConfigReader;

/// What both CLIP towers' configurations have in common; names as in Transformers.
struct CLIPEncoderConfig {
  int64_t hidden_size = 512;
  int64_t intermediate_size = 2048;
  int64_t num_hidden_layers = 12;
  int64_t num_attention_heads = 8;
  Activation hidden_act = Activation::QuickGelu;
  double layer_norm_eps = 1e-5;

  /// Reads them over the present defaults. @throws Error(BadFormat), Error(Unsupported).
  void read(ConfigReader& reader, const std::string& component);
};

/// Transformers' CLIPAttention: q_proj, k_proj, v_proj, out_proj.
class CLIPAttentionImpl : public torch::nn::Module {
 public:
  explicit CLIPAttentionImpl(const CLIPEncoderConfig& config);
  torch::Tensor forward(const torch::Tensor& hidden_states,
                        bool causal); ///< [B, N, hidden_size] -> the same shape

  Linear k_proj, v_proj, q_proj, out_proj;

 private:
  int64_t num_heads_;
};
TORCH_MODULE(CLIPAttention);

/// Transformers' CLIPMLP: fc1, hidden_act, fc2.
class CLIPMLPImpl : public torch::nn::Module {
 public:
  explicit CLIPMLPImpl(const CLIPEncoderConfig& config);
  torch::Tensor forward(const torch::Tensor& hidden_states); ///< [B, N, hidden_size] -> the same shape

  Linear fc1, fc2;

 private:
  Activation hidden_act_;
};
TORCH_MODULE(CLIPMLP);

/// Transformers' CLIPEncoderLayer: attention and MLP, each behind a LayerNorm.
class CLIPEncoderLayerImpl : public torch::nn::Module {
 public:
  explicit CLIPEncoderLayerImpl(const CLIPEncoderConfig& config);
  torch::Tensor forward(const torch::Tensor& hidden_states,
                        bool causal); ///< [B, N, hidden_size] -> the same shape

  CLIPAttention self_attn;
  LayerNorm layer_norm1;
  CLIPMLP mlp;
  LayerNorm layer_norm2;
};
TORCH_MODULE(CLIPEncoderLayer);

/// The last two hidden states of a CLIPEncoder, before any final norm.
struct CLIPEncoderOutput {
  torch::Tensor last_hidden_state;        ///< [B, N, hidden_size]
  torch::Tensor penultimate_hidden_state; ///< What the last layer was given: Transformers' hidden_states[-2].
};

/// Transformers' CLIPEncoder: layers.0, layers.1, …
class CLIPEncoderImpl : public torch::nn::Module {
 public:
  explicit CLIPEncoderImpl(const CLIPEncoderConfig& config);
  CLIPEncoderOutput forward(const torch::Tensor& hidden_states, bool causal);

  LayerList<CLIPEncoderLayer> layers;
};
TORCH_MODULE(CLIPEncoder);

} // namespace pentimento
