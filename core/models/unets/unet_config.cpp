#include "core/models/unets/unet_config.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/models/config_reader.h"

namespace pentimento {

namespace {

using Config = UNet2DConditionModelConfig;

constexpr int64_t kMostLayers = 100; // of a block, and of transformers in a layer; published models have 10

void check_block_types(const std::vector<std::string>& types, const std::string& option,
                       std::initializer_list<const char*> known) {
  for (const auto& type : types) {
    if (std::none_of(known.begin(), known.end(), [&](const char* name) { return type == name; })) {
      std::string expected;
      for (const char* name : known) expected += (expected.empty() ? "" : " or ") + std::string(name);
      throw Error(ErrorCode::Unsupported, "unet config: " + option + " is not supported", expected, type);
    }
  }
}

/// A number for all blocks, one number a block, or a list a block (SSD-1B's asymmetric form).
std::vector<std::vector<int64_t>> read_transformer_layers(ConfigReader& reader, const std::string& option,
                                                          const std::vector<int64_t>& layers) {
  const auto& value = reader.raw(option);
  const auto wrong = [&] {
    reader.refuse(option + " has the wrong kind", "a number, or one number or list a block", value.dump());
  };
  if (value.is_array() && value.size() != layers.size()) wrong();
  std::vector<std::vector<int64_t>> result;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const nlohmann::json entry = value.is_null() ? nlohmann::json(1) : value.is_array() ? value[i] : value;
    const auto is_count = [](const nlohmann::json& count) {
      return count.is_number_integer() && count.get<int64_t>() >= 0 && count.get<int64_t>() <= kMostLayers;
    };
    if (entry.is_number_integer()) {
      if (!is_count(entry)) wrong();
      result.emplace_back(layers[i], entry.get<int64_t>());
    } else {
      if (!entry.is_array() || entry.size() != static_cast<std::size_t>(layers[i])) wrong();
      for (const auto& count : entry) {
        if (!is_count(count)) wrong();
      }
      result.push_back(entry.get<std::vector<int64_t>>());
    }
  }
  return result;
}

void read_transformers(ConfigReader& reader, Config& config) {
  auto up_layers = config.layers_per_block;
  std::reverse(up_layers.begin(), up_layers.end());
  for (auto& layers : up_layers) ++layers;
  config.transformer_layers_per_block =
      read_transformer_layers(reader, "transformer_layers_per_block", config.layers_per_block);
  const auto& mid = reader.raw("transformer_layers_per_block");
  const auto& last = mid.is_array() && !mid.empty() ? mid.back() : mid;
  if (last.is_number_integer()) config.mid_transformer_layers = last.get<int64_t>();
  if (last.is_array() && !last.empty()) config.mid_transformer_layers = last.front().get<int64_t>();
  if (reader.has("reverse_transformer_layers_per_block")) {
    config.reverse_transformer_layers_per_block =
        read_transformer_layers(reader, "reverse_transformer_layers_per_block", up_layers);
    return;
  }
  for (std::size_t i = 0; i < up_layers.size(); ++i) {
    const auto& down = config.transformer_layers_per_block[up_layers.size() - 1 - i];
    if (std::adjacent_find(down.begin(), down.end(), std::not_equal_to<>()) != down.end()) {
      reader.refuse("transformer_layers_per_block is asymmetric",
                    "reverse_transformer_layers_per_block beside it", "none");
    }
    config.reverse_transformer_layers_per_block.emplace_back(up_layers[i], down.empty() ? 1 : down.front());
  }
}

void read_attention(ConfigReader& reader, Config& config) {
  const auto blocks = config.block_out_channels.size();
  // Diffusers' attention_head_dim holds the *number* of heads (their issue 2011); num_attention_heads must
  // stay null.
  config.num_attention_heads = reader.integers("attention_head_dim", blocks, 8);
  config.cross_attention_dim = reader.integers("cross_attention_dim", blocks, 1280);
  config.only_cross_attention = reader.booleans("only_cross_attention", blocks, false);
  config.use_linear_projection = reader.boolean("use_linear_projection", false);
  config.upcast_attention = reader.boolean("upcast_attention", false);
  reader.only("num_attention_heads", {});
  reader.only("dual_cross_attention", {false});
  reader.only("attention_type", {"default"});
  for (std::size_t i = 0; i < blocks; ++i) {
    const auto channels = config.block_out_channels[i], heads = config.num_attention_heads[i];
    if (heads < 1 || channels % heads != 0) {
      reader.refuse("attention_head_dim (the number of heads) does not divide block_out_channels",
                    "a divisor of " + std::to_string(channels), std::to_string(heads));
    }
  }
}

void read_embeddings(ConfigReader& reader, Config& config) {
  config.flip_sin_to_cos = reader.boolean("flip_sin_to_cos", true);
  config.freq_shift = reader.number("freq_shift", 0);
  config.time_embedding_dim = reader.integer("time_embedding_dim", 4 * config.block_out_channels.front());
  reader.only("time_embedding_type", {"positional"});
  reader.only("addition_embed_type", {"text_time"});
  config.text_time = reader.has("addition_embed_type");
  config.addition_time_embed_dim = reader.integer("addition_time_embed_dim", 256);
  config.projection_class_embeddings_input_dim =
      reader.integer("projection_class_embeddings_input_dim", 2816);
  for (const char* option :
       {"class_embed_type", "num_class_embeds", "encoder_hid_dim", "encoder_hid_dim_type",
        "time_cond_proj_dim", "timestep_post_act", "time_embedding_act_fn"}) {
    reader.only(option, {});
  }
}

void read_blocks(ConfigReader& reader, Config& config) {
  config.block_out_channels = reader.integer_list("block_out_channels", config.block_out_channels);
  config.down_block_types = reader.texts("down_block_types", config.down_block_types);
  config.up_block_types = reader.texts("up_block_types", config.up_block_types);
  const auto blocks = config.block_out_channels.size();
  if (blocks == 0 || config.down_block_types.size() != blocks || config.up_block_types.size() != blocks) {
    reader.refuse("down_block_types, up_block_types and block_out_channels differ in length",
                  std::to_string(blocks) + " of each",
                  std::to_string(config.down_block_types.size()) + " and " +
                      std::to_string(config.up_block_types.size()));
  }
  check_block_types(config.down_block_types, "down_block_types", {"CrossAttnDownBlock2D", "DownBlock2D"});
  check_block_types(config.up_block_types, "up_block_types", {"CrossAttnUpBlock2D", "UpBlock2D"});
  reader.only("mid_block_type", {"UNetMidBlock2DCrossAttn"});
  reader.not_null("mid_block_type");
  reader.not_null("norm_num_groups");
  config.layers_per_block = reader.integers("layers_per_block", blocks, 2);
  config.norm_num_groups = reader.integer("norm_num_groups", 32);
  config.norm_eps = reader.number("norm_eps", 1e-5);
  for (const auto channels : config.block_out_channels) {
    if (config.norm_num_groups < 1 || channels < 1 || channels % config.norm_num_groups != 0) {
      reader.refuse("norm_num_groups does not divide block_out_channels",
                    "a divisor of " + std::to_string(channels), std::to_string(config.norm_num_groups));
    }
  }
  for (const auto layers : config.layers_per_block) {
    if (layers < 1) reader.refuse("layers_per_block is too small", "at least 1", std::to_string(layers));
    if (layers > kMostLayers)
      reader.refuse("layers_per_block is too large", "at most 100", std::to_string(layers));
  }
}

} // namespace

UNet2DConditionModelConfig UNet2DConditionModelConfig::from_json(const nlohmann::json& json) {
  ConfigReader reader(json, "unet");
  Config config;
  config.in_channels = reader.integer("in_channels", 4);
  config.out_channels = reader.integer("out_channels", 4);
  const auto& size = reader.raw("sample_size");
  config.sample_size = size.is_array() && !size.empty() ? reader.integer_list("sample_size", {}).front()
                                                        : reader.integer("sample_size", 64);
  config.center_input_sample = reader.boolean("center_input_sample", false);
  read_blocks(reader, config);
  read_attention(reader, config);
  read_transformers(reader, config);
  read_embeddings(reader, config);
  config.downsample_padding = reader.integer("downsample_padding", 1);
  config.mid_block_scale_factor = reader.number("mid_block_scale_factor", 1);
  config.act_fn = parse_activation(reader.text("act_fn", "silu"), "unet config: act_fn");
  reader.only("resnet_time_scale_shift", {"default", "scale_shift"});
  config.scale_shift = reader.text("resnet_time_scale_shift", "default") == "scale_shift";
  config.conv_in_kernel = reader.integer("conv_in_kernel", 3);
  config.conv_out_kernel = reader.integer("conv_out_kernel", 3);
  // Read by block types that are refused above, or only while training.
  reader.ignore({"dropout", "resnet_skip_time_act", "resnet_out_scale_factor", "cross_attention_norm",
                 "mid_block_only_cross_attention", "addition_embed_type_num_heads",
                 "class_embeddings_concat"});
  reader.finish();
  return config;
}

} // namespace pentimento
