#pragma once

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/models/layers/clip_encoder.h"

namespace pentimento {

/// Transformers' CLIPTextConfig.
struct CLIPTextConfig : CLIPEncoderConfig {
  int64_t vocab_size = 49408;
  int64_t max_position_embeddings = 77;
  int64_t projection_dim = 512;
  int64_t eos_token_id = 49407;

  /// Reads a text_encoder/config.json, or the text_config of a whole CLIP's. @throws Error(BadFormat),
  /// Error(Unsupported).
  static CLIPTextConfig from_json(const nlohmann::json& json);
};

/// Transformers' CLIPTextEmbeddings: token_embedding + position_embedding.
class CLIPTextEmbeddingsImpl : public torch::nn::Module {
 public:
  explicit CLIPTextEmbeddingsImpl(const CLIPTextConfig& config);
  torch::Tensor forward(const torch::Tensor& input_ids); ///< [B, N] int64 -> [B, N, hidden_size]

  Embedding token_embedding, position_embedding;
};
TORCH_MODULE(CLIPTextEmbeddings);

/// What the text tower says about a batch of prompts.
struct ClipTextOutput {
  torch::Tensor last_hidden_state;        ///< [B, N, hidden_size], after final_layer_norm
  torch::Tensor penultimate_hidden_state; ///< [B, N, hidden_size], hidden_states[-2]: no norm applied
  torch::Tensor pooler_output;            ///< [B, hidden_size], last_hidden_state at the end-of-text token
};

/// Transformers' CLIPTextModel (Radford et al. 2021): causal transformer over token ids. Frozen when built.
class CLIPTextModelImpl : public torch::nn::Module {
 public:
  explicit CLIPTextModelImpl(const CLIPTextConfig& config);

  /// @param input_ids [B, N] int64, N at most max_position_embeddings. @throws Error(ShapeMismatch),
  /// Error(BadPrompt).
  ClipTextOutput forward(const torch::Tensor& input_ids);

  /// The same from token vectors in place of ids, for whoever seeks a prompt by its gradient.
  /// @param token_states [B, N, hidden_size]. @return last_hidden_state [B, N, hidden_size].
  torch::Tensor encode_tokens(const torch::Tensor& token_states);

  const CLIPTextConfig config;
  CLIPTextEmbeddings embeddings;
  CLIPEncoder encoder;
  LayerNorm final_layer_norm;

 private:
  torch::Tensor end_of_text(const torch::Tensor& input_ids) const;
};
TORCH_MODULE(CLIPTextModel);

/// Transformers' CLIPTextModelWithProjection (SDXL's text_encoder_2): text_model, text_projection.
class CLIPTextModelWithProjectionImpl : public torch::nn::Module {
 public:
  explicit CLIPTextModelWithProjectionImpl(const CLIPTextConfig& config);
  torch::Tensor project(const ClipTextOutput& output); ///< -> text_embeds [B, projection_dim]

  CLIPTextModel text_model;
  Linear text_projection;
};
TORCH_MODULE(CLIPTextModelWithProjection);

} // namespace pentimento
