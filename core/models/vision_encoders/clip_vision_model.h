#pragma once

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/models/layers/clip_encoder.h"

namespace pentimento {

/// Transformers' CLIPVisionConfig.
struct CLIPVisionConfig : CLIPEncoderConfig {
  CLIPVisionConfig() { hidden_size = 768, intermediate_size = 3072, num_attention_heads = 12; }

  int64_t num_channels = 3;
  int64_t image_size = 224;
  int64_t patch_size = 32;
  int64_t projection_dim = 512;

  /// Reads a vision tower's config.json, or the vision_config of a whole CLIP's. @throws Error(BadFormat),
  /// Error(Unsupported).
  static CLIPVisionConfig from_json(const nlohmann::json& json);
};

/// Transformers' CLIPVisionEmbeddings: patches and a class token, + position_embedding.
class CLIPVisionEmbeddingsImpl : public torch::nn::Module {
 public:
  explicit CLIPVisionEmbeddingsImpl(const CLIPVisionConfig& config);
  torch::Tensor forward(const torch::Tensor& pixel_values); ///< [B, 3, S, S] -> [B, (S/P)^2 + 1, hidden_size]

  torch::Tensor class_embedding; ///< [hidden_size]
  Conv2d patch_embedding;
  Embedding position_embedding;
};
TORCH_MODULE(CLIPVisionEmbeddings);

/// What the vision tower says about a batch of images.
struct ClipVisionOutput {
  torch::Tensor last_hidden_state; ///< [B, (S/P)^2 + 1, hidden_size], no norm applied
  torch::Tensor pooler_output;     ///< [B, hidden_size], the class token after post_layernorm
};

/// Transformers' CLIPVisionModel (Radford et al. 2021): a vision transformer. Frozen when built.
class CLIPVisionModelImpl : public torch::nn::Module {
 public:
  explicit CLIPVisionModelImpl(const CLIPVisionConfig& config);

  /// @param pixel_values [B, 3, image_size, image_size], normalised. @throws Error(ShapeMismatch).
  ClipVisionOutput forward(const torch::Tensor& pixel_values);

  const CLIPVisionConfig config;
  CLIPVisionEmbeddings embeddings;
  LayerNorm pre_layrnorm; // the spelling of the checkpoints
  CLIPEncoder encoder;
  LayerNorm post_layernorm;
};
TORCH_MODULE(CLIPVisionModel);

} // namespace pentimento
