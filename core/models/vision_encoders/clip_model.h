#pragma once

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/models/text_encoders/clip_text_model.h"
#include "core/models/vision_encoders/clip_vision_model.h"

namespace pentimento {

/// Transformers' CLIPConfig.
struct CLIPConfig {
  CLIPTextConfig text_config;
  CLIPVisionConfig vision_config;
  int64_t projection_dim = 512;

  /// Reads a CLIP folder's config.json. @throws Error(BadFormat), Error(Unsupported).
  static CLIPConfig from_json(const nlohmann::json& json);
};

/// Transformers' CLIPModel: both towers, their projections and logit_scale. Frozen when built.
class CLIPModelImpl : public torch::nn::Module {
 public:
  explicit CLIPModelImpl(const CLIPConfig& config);

  /// @param input_ids [B, N] int64. @return text_embeds [B, projection_dim], not normalised.
  torch::Tensor get_text_features(const torch::Tensor& input_ids);

  /// @param pixel_values [B, 3, image_size, image_size]. @return image_embeds [B, projection_dim], not
  /// normalised.
  torch::Tensor get_image_features(const torch::Tensor& pixel_values);

  const CLIPConfig config;
  CLIPTextModel text_model;
  CLIPVisionModel vision_model;
  Linear visual_projection, text_projection;
  torch::Tensor logit_scale; ///< A scalar; exp(logit_scale) * cosine is the logit.
};
TORCH_MODULE(CLIPModel);

} // namespace pentimento
