#include "core/models/vision_encoders/clip_vision_model.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/shape_text.h"
#include "core/models/config_reader.h"

namespace pentimento {

CLIPVisionConfig CLIPVisionConfig::from_json(const nlohmann::json& json) {
  if (json.is_object() && json.contains("vision_config")) return from_json(json["vision_config"]);
  ConfigReader reader(json, "vision encoder");
  CLIPVisionConfig config;
  config.read(reader, "vision encoder");
  config.num_channels = reader.integer("num_channels", config.num_channels);
  config.image_size = reader.integer("image_size", config.image_size);
  config.patch_size = reader.integer("patch_size", config.patch_size);
  config.projection_dim = reader.integer("projection_dim", config.projection_dim);
  if (config.patch_size < 1 || config.image_size < config.patch_size) {
    reader.refuse("patch_size does not fit image_size", "1 to " + std::to_string(config.image_size),
                  std::to_string(config.patch_size));
  }
  return config;
}

CLIPVisionEmbeddingsImpl::CLIPVisionEmbeddingsImpl(const CLIPVisionConfig& config)
    : class_embedding(register_parameter("class_embedding", unloaded({config.hidden_size}), false)),
      patch_embedding(
          register_module("patch_embedding", Conv2d(config.num_channels, config.hidden_size,
                                                    config.patch_size, config.patch_size, 0, false))),
      position_embedding(nullptr) {
  const int64_t side = config.image_size / config.patch_size;
  position_embedding = register_module("position_embedding", Embedding(side * side + 1, config.hidden_size));
}

torch::Tensor CLIPVisionEmbeddingsImpl::forward(const torch::Tensor& pixel_values) {
  const auto patches = patch_embedding(pixel_values).flatten(2).transpose(1, 2);
  const auto first = class_embedding.expand({pixel_values.size(0), 1, -1});
  return torch::cat({first, patches}, 1).add_(position_embedding->weight);
}

CLIPVisionModelImpl::CLIPVisionModelImpl(const CLIPVisionConfig& model_config)
    : config(model_config), embeddings(register_module("embeddings", CLIPVisionEmbeddings(config))),
      pre_layrnorm(register_module("pre_layrnorm", LayerNorm(config.hidden_size, config.layer_norm_eps))),
      encoder(register_module("encoder", CLIPEncoder(config))),
      post_layernorm(
          register_module("post_layernorm", LayerNorm(config.hidden_size, config.layer_norm_eps))) {}

ClipVisionOutput CLIPVisionModelImpl::forward(const torch::Tensor& pixel_values) {
  if (pixel_values.dim() != 4 || pixel_values.size(1) != config.num_channels ||
      pixel_values.size(2) != config.image_size || pixel_values.size(3) != config.image_size) {
    throw Error(ErrorCode::ShapeMismatch, "the vision encoder's input pixel_values has the wrong shape",
                fmt::format("[B, {}, {}, {}]", config.num_channels, config.image_size, config.image_size),
                shape_text(pixel_values.sizes()));
  }
  const auto pixels = pixel_values.to(embeddings->patch_embedding->weight.scalar_type());
  const auto last = encoder(pre_layrnorm(embeddings(pixels)), false).last_hidden_state;
  return {last, post_layernorm(last.select(1, 0))};
}

} // namespace pentimento
