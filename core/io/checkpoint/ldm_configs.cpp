#include "core/io/checkpoint/ldm_configs.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/checkpoint/ldm_lookup.h"

namespace pentimento {
namespace {

using nlohmann::json;

/// Shapes under one prefix.
class Shapes {
 public:
  Shapes(const TensorSource& source, std::string prefix) : source_(source), prefix_(std::move(prefix)) {}

  bool has(const std::string& name) const { return find_ldm(source_, prefix_ + name) != nullptr; }
  std::int64_t at(const std::string& name, std::size_t dimension) const {
    const auto* entry = find_ldm(source_, prefix_ + name);
    if (!entry || entry->shape.size() <= dimension)
      throw Error(ErrorCode::MissingTensor, fmt::format("{}{} is missing", prefix_, name),
                  "a key of every checkpoint of this family",
                  fmt::format("no such tensor in {}", source_.path().filename().string()),
                  "the file is incomplete, or another kind of model");
    return entry->shape[dimension];
  }
  std::size_t dimensions(const std::string& name) const {
    const auto* entry = find_ldm(source_, prefix_ + name);
    return entry ? entry->shape.size() : 0;
  }
  /// How many of "NAME.0.REST", "NAME.1.REST" … there are.
  int count(const std::string& name, const std::string& rest) const {
    int number = 0;
    while (has(fmt::format("{}.{}.{}", name, number, rest))) ++number;
    return number;
  }

 private:
  const TensorSource& source_;
  std::string prefix_;
};

/// 32, as in every published model, or what divides the channels of a smaller one.
std::int64_t norm_groups(const json& channels) {
  std::int64_t groups = 32;
  for (const auto& count : channels) groups = std::gcd(groups, count.get<std::int64_t>());
  return groups;
}

/// One level of the UNet's way down.
struct Level {
  std::int64_t channels = 0;
  int layers = 0;
  int depth = 0; ///< Transformer blocks an attention; 0: no attention.
};

std::vector<Level> levels_of(const Shapes& unet) {
  std::vector<Level> levels(1);
  for (int i = 1;; ++i) {
    const auto block = fmt::format("input_blocks.{}", i);
    if (unet.has(block + ".0.op.weight")) {
      levels.emplace_back();
    } else if (unet.has(block + ".0.out_layers.3.weight")) {
      auto& level = levels.back();
      level.channels = unet.at(block + ".0.out_layers.3.weight", 0);
      ++level.layers;
      level.depth = std::max(level.depth, unet.count(block + ".1.transformer_blocks", "norm1.weight"));
    } else {
      break;
    }
  }
  if (levels.back().layers == 0) unet.at("input_blocks.1.0.out_layers.3.weight", 0); // says what is missing
  return levels;
}

json unet_config(const Shapes& unet, bool xl, bool upcast, int sample_size) {
  const auto levels = levels_of(unet);
  json down = json::array(), up = json::array(), channels = json::array(), layers = json::array(),
       heads = json::array(), depths = json::array();
  const std::string middle = "middle_block.1.transformer_blocks.0.attn2.to_k.weight";
  const auto width = unet.at(middle, 1);
  for (const auto& level : levels) {
    down.push_back(level.depth ? "CrossAttnDownBlock2D" : "DownBlock2D");
    up.insert(up.begin(), level.depth ? "CrossAttnUpBlock2D" : "UpBlock2D");
    channels.push_back(level.channels);
    layers.push_back(level.layers);
    heads.push_back(width == 768 ? std::int64_t{8} : std::max<std::int64_t>(1, level.channels / 64));
    depths.push_back(std::max(1, level.depth));
  }
  // The middle may be deeper than the last level of a model whose last level has no attention.
  if (!levels.back().depth) depths.back() = unet.count("middle_block.1.transformer_blocks", "norm1.weight");
  json config{{"_class_name", "UNet2DConditionModel"},
              {"in_channels", unet.at("input_blocks.0.0.weight", 1)},
              {"out_channels", unet.at("out.2.weight", 0)},
              {"sample_size", sample_size},
              {"block_out_channels", channels},
              {"layers_per_block", layers},
              {"down_block_types", down},
              {"up_block_types", up},
              {"attention_head_dim", heads},
              {"cross_attention_dim", width},
              {"transformer_layers_per_block", depths},
              {"norm_num_groups", norm_groups(channels)},
              {"use_linear_projection", unet.dimensions("middle_block.1.proj_in.weight") == 2},
              {"upcast_attention", upcast}};
  if (xl) {
    config["addition_embed_type"] = "text_time";
    config["addition_time_embed_dim"] = 256;
    config["projection_class_embeddings_input_dim"] = unet.at("label_emb.0.0.weight", 1);
  }
  return config;
}

json vae_config(const Shapes& vae, bool xl, int sample_size) {
  json channels = json::array(), down = json::array(), up = json::array();
  for (int i = 0; vae.has(fmt::format("encoder.down.{}.block.0.conv1.weight", i)); ++i) {
    channels.push_back(vae.at(fmt::format("encoder.down.{}.block.0.conv1.weight", i), 0));
    down.push_back("DownEncoderBlock2D");
    up.push_back("UpDecoderBlock2D");
  }
  const auto moments = vae.at("encoder.conv_out.weight", 0);
  return {{"_class_name", "AutoencoderKL"},
          {"in_channels", vae.at("encoder.conv_in.weight", 1)},
          {"out_channels", vae.at("decoder.conv_out.weight", 0)},
          {"latent_channels", moments / 2},
          {"block_out_channels", channels},
          {"down_block_types", down},
          {"up_block_types", up},
          {"layers_per_block", vae.count("encoder.down.0.block", "conv1.weight")},
          {"norm_num_groups", norm_groups(channels)},
          {"sample_size", sample_size},
          {"scaling_factor", xl ? 0.13025 : 0.18215},
          {"use_quant_conv", vae.has("quant_conv.weight")},
          {"use_post_quant_conv", vae.has("post_quant_conv.weight")}};
}

/// CLIP's own tower, as Transformers names it. Its configuration of 2021 says eos 2: the highest id ends a
/// text.
json clip_config(const Shapes& text) {
  const auto width = text.at("embeddings.token_embedding.weight", 1);
  return {{"architectures", {"CLIPTextModel"}},
          {"vocab_size", text.at("embeddings.token_embedding.weight", 0)},
          {"max_position_embeddings", text.at("embeddings.position_embedding.weight", 0)},
          {"hidden_size", width},
          {"intermediate_size", text.at("encoder.layers.0.mlp.fc1.weight", 0)},
          {"num_hidden_layers", text.count("encoder.layers", "mlp.fc1.weight")},
          {"num_attention_heads", std::max<std::int64_t>(1, width / 64)},
          {"hidden_act", "quick_gelu"},
          {"projection_dim", width},
          {"eos_token_id", 2}};
}

/// OpenCLIP's tower. Stable Diffusion 2.x stops one layer before the last of 24; Diffusers leaves that one
/// out.
json open_clip_config(const Shapes& text, bool second) {
  const auto width = text.at("ln_final.weight", 0);
  int layers = text.count("transformer.resblocks", "ln_1.weight");
  if (!second && layers == 24) layers = 23;
  return {{"architectures", {second ? "CLIPTextModelWithProjection" : "CLIPTextModel"}},
          {"vocab_size", text.at("token_embedding.weight", 0)},
          {"max_position_embeddings", text.at("positional_embedding", 0)},
          {"hidden_size", width},
          {"intermediate_size", text.at("transformer.resblocks.0.mlp.c_fc.weight", 0)},
          {"num_hidden_layers", layers},
          {"num_attention_heads", std::max<std::int64_t>(1, width / 64)},
          {"hidden_act", "gelu"},
          {"projection_dim", second ? text.at("text_projection", 1) : width},
          {"eos_token_id", 2}};
}

json scheduler_config(CheckpointFamily family, const std::string& prediction_type, bool zero_snr) {
  json config{
      {"num_train_timesteps", 1000},      {"beta_start", 0.00085}, {"beta_end", 0.012},
      {"beta_schedule", "scaled_linear"}, {"steps_offset", 1},     {"prediction_type", prediction_type},
      {"timestep_spacing", "leading"}};
  if (family == CheckpointFamily::StableDiffusionXL) {
    config["_class_name"] = "EulerDiscreteScheduler";
  } else if (family == CheckpointFamily::StableDiffusion2) {
    config["_class_name"] = "DDIMScheduler";
    config["clip_sample"] = false;
    config["set_alpha_to_one"] = false;
  } else {
    config["_class_name"] = "PNDMScheduler";
    config["skip_prk_steps"] = true;
    config["set_alpha_to_one"] = false;
  }
  if (zero_snr) config["rescale_betas_zero_snr"] = true;
  return config;
}

} // namespace

json infer_configs(const TensorSource& source, CheckpointFamily family, const std::string& prediction_type) {
  const bool xl = family == CheckpointFamily::StableDiffusionXL,
             second = family == CheckpointFamily::StableDiffusion2;
  const bool v = prediction_type == "v_prediction";
  const int latent = xl ? 128 : second && v ? 96 : 64;

  json configs;
  configs["unet"] = unet_config(Shapes(source, "model.diffusion_model."), xl, second && v, latent);
  configs["vae"] = vae_config(Shapes(source, "first_stage_model."), xl, latent * 8);
  if (second) {
    configs["text_encoder"] = open_clip_config(Shapes(source, "cond_stage_model.model."), false);
  } else {
    const std::string tower = xl ? "conditioner.embedders.0.transformer." : "cond_stage_model.transformer.";
    const bool prefixed = source.find(tower + "text_model.embeddings.token_embedding.weight") != nullptr;
    configs["text_encoder"] = clip_config(Shapes(source, tower + (prefixed ? "text_model." : "")));
  }
  if (xl)
    configs["text_encoder_2"] = open_clip_config(Shapes(source, "conditioner.embedders.1.model."), true);
  configs["scheduler"] = scheduler_config(family, prediction_type, source.find("ztsnr") != nullptr);
  return configs;
}

} // namespace pentimento
