#include "core/models/autoencoders/autoencoder_kl.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/shape_text.h"
#include "core/models/config_reader.h"

namespace pentimento {

namespace {

[[noreturn]] void refuse_shape(const char* input, const std::string& expected, const torch::Tensor& got) {
  throw Error(ErrorCode::ShapeMismatch, fmt::format("the vae's input {} has the wrong shape", input),
              expected, shape_text(got.sizes()));
}

void check_block_types(ConfigReader& reader, const std::string& option, const char* known,
                       std::size_t blocks) {
  const auto types = reader.texts(option, std::vector<std::string>(blocks, known));
  if (types.size() != blocks) {
    reader.refuse(option + " and block_out_channels differ in length", std::to_string(blocks),
                  std::to_string(types.size()));
  }
  for (const auto& type : types) {
    if (type != known)
      throw Error(ErrorCode::Unsupported, "vae config: " + option + " is not supported", known, type);
  }
}

} // namespace

AutoencoderKLConfig AutoencoderKLConfig::from_json(const nlohmann::json& json) {
  ConfigReader reader(json, "vae");
  AutoencoderKLConfig config;
  auto& vae = config.vae;
  vae.in_channels = reader.integer("in_channels", 3);
  vae.out_channels = reader.integer("out_channels", 3);
  vae.latent_channels = reader.integer("latent_channels", 4);
  vae.block_out_channels = reader.integer_list("block_out_channels", {64});
  vae.layers_per_block = reader.integer("layers_per_block", 1);
  vae.norm_num_groups = reader.integer("norm_num_groups", 32);
  vae.act_fn = parse_activation(reader.text("act_fn", "silu"), "vae config: act_fn");
  vae.mid_block_add_attention = reader.boolean("mid_block_add_attention", true);
  if (vae.block_out_channels.empty()) reader.refuse("block_out_channels is empty");
  if (vae.block_out_channels.size() > 16)
    reader.refuse("block_out_channels is too long", "at most 16 blocks");
  if (vae.layers_per_block < 1 || vae.layers_per_block > 100)
    reader.refuse("layers_per_block is out of range", "1 to 100", std::to_string(vae.layers_per_block));
  for (const auto channels : vae.block_out_channels) {
    if (vae.norm_num_groups < 1 || channels < 1 || channels % vae.norm_num_groups != 0) {
      reader.refuse("norm_num_groups does not divide block_out_channels",
                    "a divisor of " + std::to_string(channels), std::to_string(vae.norm_num_groups));
    }
  }
  check_block_types(reader, "down_block_types", "DownEncoderBlock2D", vae.block_out_channels.size());
  check_block_types(reader, "up_block_types", "UpDecoderBlock2D", vae.block_out_channels.size());
  config.sample_size = reader.integer("sample_size", 32);
  config.scaling_factor = reader.number("scaling_factor", 0.18215);
  config.shift_factor = reader.number("shift_factor", 0);
  config.force_upcast = reader.boolean("force_upcast", true);
  config.use_quant_conv = reader.boolean("use_quant_conv", true);
  config.use_post_quant_conv = reader.boolean("use_post_quant_conv", true);
  reader.only("latents_mean", {});
  reader.only("latents_std", {});
  reader.finish();
  return config;
}

AutoencoderKLImpl::AutoencoderKLImpl(const AutoencoderKLConfig& model_config)
    : config(model_config), encoder(register_module("encoder", Encoder(config.vae))),
      decoder(register_module("decoder", Decoder(config.vae))) {
  const int64_t latent = config.vae.latent_channels;
  if (config.use_quant_conv) quant_conv = register_module("quant_conv", Conv2d(2 * latent, 2 * latent, 1));
  if (config.use_post_quant_conv)
    post_quant_conv = register_module("post_quant_conv", Conv2d(latent, latent, 1));
}

Moments AutoencoderKLImpl::encode(const torch::Tensor& image) {
  if (image.dim() != 4 || image.size(1) != config.vae.in_channels || image.size(2) % config.scale() != 0 ||
      image.size(3) % config.scale() != 0) {
    refuse_shape(
        "image",
        fmt::format("[B, {}, H, W] with H and W multiples of {}", config.vae.in_channels, config.scale()),
        image);
  }
  auto parameters = encoder(image, run_control);
  if (quant_conv) parameters = quant_conv(parameters);
  const auto halves = parameters.chunk(2, 1);
  return {halves[0], halves[1].clamp(-30.0, 20.0)};
}

torch::Tensor AutoencoderKLImpl::decode(const torch::Tensor& latents) {
  if (latents.dim() != 4 || latents.size(1) != config.vae.latent_channels) {
    refuse_shape("latents", fmt::format("[B, {}, h, w]", config.vae.latent_channels), latents);
  }
  return decoder(post_quant_conv ? post_quant_conv(latents) : latents, run_control);
}

} // namespace pentimento
