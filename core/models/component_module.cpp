#include "core/models/component_module.h"

#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/text_encoders/clip_text_model.h"
#include "core/models/unets/unet_2d_condition.h"

namespace pentimento {

std::shared_ptr<torch::nn::Module> component_module(const std::string& component,
                                                    const nlohmann::json& config) {
  if (component == "unet") return UNet2DConditionModel(UNet2DConditionModelConfig::from_json(config)).ptr();
  if (component == "vae") return AutoencoderKL(AutoencoderKLConfig::from_json(config)).ptr();
  if (component == "text_encoder_2")
    return CLIPTextModelWithProjection(CLIPTextConfig::from_json(config)).ptr();
  if (component == "text_encoder") return CLIPTextModel(CLIPTextConfig::from_json(config)).ptr();
  return nullptr;
}

} // namespace pentimento
