#include "core/models/vision_encoders/clip_model.h"

#include "core/models/config_reader.h"

namespace pentimento {

CLIPConfig CLIPConfig::from_json(const nlohmann::json& json) {
  ConfigReader reader(json, "CLIP");
  CLIPConfig config;
  const auto part = [&](const char* name) {
    const auto& value = reader.raw(name);
    // Files written before Transformers 4.27 repeat each part under a second name, which wins there.
    const auto& older = reader.raw(std::string(name) + "_dict");
    nlohmann::json merged = value.is_null() ? nlohmann::json::object() : value;
    if (older.is_object() && merged.is_object()) merged.update(older);
    return merged;
  };
  config.text_config = CLIPTextConfig::from_json(part("text_config"));
  config.vision_config = CLIPVisionConfig::from_json(part("vision_config"));
  config.projection_dim = reader.integer("projection_dim", config.projection_dim);
  return config;
}

CLIPModelImpl::CLIPModelImpl(const CLIPConfig& model_config)
    : config(model_config), text_model(register_module("text_model", CLIPTextModel(config.text_config))),
      vision_model(register_module("vision_model", CLIPVisionModel(config.vision_config))),
      visual_projection(register_module(
          "visual_projection", Linear(config.vision_config.hidden_size, config.projection_dim, false))),
      text_projection(register_module("text_projection",
                                      Linear(config.text_config.hidden_size, config.projection_dim, false))),
      logit_scale(register_parameter("logit_scale", unloaded({}), false)) {}

torch::Tensor CLIPModelImpl::get_text_features(const torch::Tensor& input_ids) {
  return text_projection(text_model(input_ids).pooler_output);
}

torch::Tensor CLIPModelImpl::get_image_features(const torch::Tensor& pixel_values) {
  return visual_projection(vision_model(pixel_values).pooler_output);
}

} // namespace pentimento
