#include "core/io/json_file.h"
#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/text_encoders/clip_text_model.h"
#include "core/models/unets/unet_config.h"
#include "tests/fuzz/entry_points.h"
#include "tests/fuzz/guard.h"

namespace pentimento::fuzz {

bool read_config(std::string_view bytes) {
  nlohmann::json document;
  guarded([&] { document = parse_json(bytes, "input"); });
  const nlohmann::json copy = document; // as deep as the document nests
  require(copy.dump(-1, ' ', true).size() >= 1, "what was read can be written");
  const bool is_unet = guarded([&] {
    const auto unet = UNet2DConditionModelConfig::from_json(document);
    require(!unet.block_out_channels.empty(), "a UNet has blocks");
    for (std::size_t i = 0; i < unet.block_out_channels.size(); ++i)
      require(unet.block_out_channels[i] % unet.num_attention_heads.at(i) == 0, "heads divide channels");
  });
  const bool is_vae =
      guarded([&] { require(AutoencoderKLConfig::from_json(document).scale() >= 1, "a VAE has a scale"); });
  const bool is_clip =
      guarded([&] { require(CLIPTextConfig::from_json(document).num_hidden_layers > 0, "CLIP has layers"); });
  return is_unet || is_vae || is_clip;
}

} // namespace pentimento::fuzz
