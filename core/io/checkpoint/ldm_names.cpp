#include "core/io/checkpoint/ldm_names.h"

#include <utility>

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

using Renames = std::vector<std::pair<std::string, std::string>>;

const Renames kUnetEnds{{"time_embedding.linear_1", "time_embed.0"},
                        {"time_embedding.linear_2", "time_embed.2"},
                        {"add_embedding.linear_1", "label_emb.0.0"},
                        {"add_embedding.linear_2", "label_emb.0.2"},
                        {"conv_in", "input_blocks.0.0"},
                        {"conv_norm_out", "out.0"},
                        {"conv_out", "out.2"},
                        {"mid_block.resnets.0", "middle_block.0"},
                        {"mid_block.attentions.0", "middle_block.1"},
                        {"mid_block.resnets.1", "middle_block.2"}};
const Renames kUnetResnet{{"norm1", "in_layers.0"},          {"conv1", "in_layers.2"},
                          {"time_emb_proj", "emb_layers.1"}, {"norm2", "out_layers.0"},
                          {"conv2", "out_layers.3"},         {"conv_shortcut", "skip_connection"}};
const Renames kVaeAttention{{"group_norm", "norm"},   {"to_q", "q"},  {"to_k", "k"}, {"to_v", "v"},
                            {"to_out.0", "proj_out"}, {"query", "q"}, {"key", "k"},  {"value", "v"},
                            {"proj_attn", "proj_out"}};
const Renames kOpenClip{{"embeddings.token_embedding.weight", "token_embedding.weight"},
                        {"embeddings.position_embedding.weight", "positional_embedding"},
                        {"final_layer_norm", "ln_final"}};
const Renames kOpenClipLayer{{"layer_norm1", "ln_1"},
                             {"layer_norm2", "ln_2"},
                             {"mlp.fc1", "mlp.c_fc"},
                             {"mlp.fc2", "mlp.c_proj"},
                             {"self_attn.out_proj", "attn.out_proj"}};

/// `name` with a known start (a whole part of it) exchanged; empty when none fits.
std::string renamed(const std::string& name, const Renames& renames) {
  for (const auto& [from, to] : renames)
    if (name == from || name.starts_with(from + ".")) return to + name.substr(from.size());
  return {};
}

/// "down_blocks.1.resnets.0.norm1.weight" taken apart behind "down_blocks.": 1, "resnets", 0, "norm1.weight".
struct BlockName {
  int block = 0, part = 0;
  std::string kind, rest;
};

bool take_number(std::string& text, int& number) {
  const auto dot = text.find('.');
  if (dot == 0 || dot == std::string::npos || dot > 3 || text.find_first_not_of("0123456789") < dot)
    return false;
  number = std::stoi(text.substr(0, dot));
  text.erase(0, dot + 1);
  return true;
}

bool take_block(std::string text, const std::string& start, BlockName& name) {
  if (!text.starts_with(start)) return false;
  text.erase(0, start.size());
  if (!take_number(text, name.block)) return false;
  const auto dot = text.find('.');
  if (dot == std::string::npos) return false;
  name.kind = text.substr(0, dot);
  text.erase(0, dot + 1);
  if (!take_number(text, name.part)) return false;
  name.rest = text;
  return true;
}

std::string without(std::string text, const std::string& start) {
  return text.starts_with(start) ? text.substr(start.size()) : text;
}

std::vector<int> layers_of(const nlohmann::json& config) {
  const auto blocks = config.value("block_out_channels", nlohmann::json::array({0, 0, 0, 0})).size();
  const auto layers = config.value("layers_per_block", nlohmann::json(2));
  if (layers.is_array()) return layers.get<std::vector<int>>();
  return std::vector<int>(blocks, layers.get<int>());
}

} // namespace

LdmNames::LdmNames(std::string component, const nlohmann::json& config, bool xl)
    : component_(std::move(component)) {
  if (component_ == "unet") {
    prefix_ = "model.diffusion_model.";
    layers_ = layers_of(config);
    for (const auto& type : config.value("up_block_types", std::vector<std::string>{}))
      up_has_attention_.push_back(type.starts_with("CrossAttn"));
  } else if (component_ == "vae") {
    prefix_ = "first_stage_model.";
    vae_blocks_ = static_cast<int>(config.value("block_out_channels", nlohmann::json::array({64})).size());
  } else if (component_ == "text_encoder" || (component_ == "text_encoder_2" && xl)) {
    // CLIP's own tower computes with quick_gelu and OpenCLIP's with gelu; XL has one of each.
    open_clip_ =
        component_ == "text_encoder_2" || (!xl && config.value("hidden_act", "quick_gelu") == "gelu");
    const std::string tower =
        xl ? (open_clip_ ? "conditioner.embedders.1." : "conditioner.embedders.0.") : "cond_stage_model.";
    prefix_ = tower + (open_clip_ ? "model." : "transformer.text_model.");
  } else {
    throw Error(ErrorCode::Unsupported, "a single file has no place for the " + component_,
                "unet, vae and text encoders", component_);
  }
}

LdmPlace LdmNames::place(const std::string& name, std::int64_t dimensions) const {
  LdmPlace place;
  if (component_ == "unet")
    place.name = unet(name);
  else if (component_ == "vae")
    place = vae(name, dimensions);
  else if (open_clip_)
    place = open_clip(without(name, "text_model."));
  else
    place.name = without(name, "text_model.");
  if (place.name.empty())
    throw Error(ErrorCode::UnexpectedTensor,
                fmt::format("{}.{} has no place in a single file", component_, name), "", "",
                "export a Diffusers folder instead");
  place.name = prefix_ + place.name;
  return place;
}

std::string LdmNames::unet(const std::string& name) const {
  const auto resnet_or_attention = [&](const std::string& at, const BlockName& part) -> std::string {
    if (part.kind == "attentions") return at + ".1." + part.rest;
    const auto rest = part.kind == "resnets" ? renamed(part.rest, kUnetResnet) : std::string();
    return rest.empty() ? rest : at + ".0." + rest;
  };
  // Blocks are counted through: before each lie the layers of those before it, and one for going down or up.
  const auto before = [&](int block, bool up) {
    int count = 0;
    for (int i = 0; i < block; ++i)
      count += layers_.at(static_cast<std::size_t>(up ? layers_.size() - 1 - i : i)) + 1;
    return count;
  };
  BlockName part;
  const int blocks = static_cast<int>(layers_.size());
  if (take_block(name, "down_blocks.", part) && part.block < blocks) {
    const int first = 1 + before(part.block, false);
    if (part.kind == "downsamplers")
      return fmt::format("input_blocks.{}.0.op{}", first + layers_.at(part.block),
                         without(part.rest, "conv"));
    return resnet_or_attention(fmt::format("input_blocks.{}", first + part.part), part);
  }
  if (take_block(name, "up_blocks.", part) && part.block < blocks) {
    const int first = before(part.block, true);
    if (part.kind == "upsamplers")
      return fmt::format("output_blocks.{}.{}.{}", first + layers_.at(layers_.size() - 1 - part.block),
                         up_has_attention_.at(part.block) ? 2 : 1, part.rest);
    return resnet_or_attention(fmt::format("output_blocks.{}", first + part.part), part);
  }
  auto end = renamed(name, kUnetEnds);
  if (end.starts_with("middle_block.") && !end.starts_with("middle_block.1.")) {
    const auto rest = renamed(end.substr(15), kUnetResnet);
    return rest.empty() ? rest : end.substr(0, 15) + rest;
  }
  return end;
}

LdmPlace LdmNames::vae(const std::string& name, std::int64_t dimensions) const {
  if (name.starts_with("quant_conv.") || name.starts_with("post_quant_conv.")) return {name};
  const auto dot = name.find('.');
  if (dot == std::string::npos) return {};
  const auto half = name.substr(0, dot + 1), inside = name.substr(dot + 1);
  BlockName part;
  const auto resnet = [](std::string rest) {
    return rest.starts_with("conv_shortcut") ? "nin_shortcut" + rest.substr(13) : rest;
  };
  if (take_block(inside, "down_blocks.", part))
    return {half + fmt::format("down.{}.", part.block) +
            (part.kind == "resnets" ? fmt::format("block.{}.", part.part) + resnet(part.rest)
                                    : "downsample." + part.rest)};
  if (take_block(inside, "up_blocks.", part))
    return {half + fmt::format("up.{}.", vae_blocks_ - 1 - part.block) +
            (part.kind == "resnets" ? fmt::format("block.{}.", part.part) + resnet(part.rest)
                                    : "upsample." + part.rest)};
  if (inside.starts_with("mid_block.resnets.") && inside.size() > 20)
    return {half + fmt::format("mid.block_{}.", inside[18] - '0' + 1) + resnet(inside.substr(20))};
  if (inside.starts_with("mid_block.attentions.0.")) {
    const auto rest = renamed(inside.substr(23), kVaeAttention);
    const bool matrix = dimensions == 2;
    return {rest.empty() ? rest : half + "mid.attn_1." + rest, matrix ? LdmForm::Convolution : LdmForm::Same};
  }
  const auto end =
      renamed(inside, {{"conv_in", "conv_in"}, {"conv_norm_out", "norm_out"}, {"conv_out", "conv_out"}});
  return {end.empty() ? end : half + end};
}

LdmPlace LdmNames::open_clip(const std::string& name) const {
  if (name == "text_projection.weight") return {"text_projection", LdmForm::Transposed};
  BlockName part;
  std::string rest = name;
  int layer = 0;
  if (!name.starts_with("encoder.layers.")) return {renamed(name, kOpenClip)};
  rest.erase(0, 15);
  if (!take_number(rest, layer)) return {};
  const auto start = fmt::format("transformer.resblocks.{}.", layer);
  const char* thirds[] = {"self_attn.q_proj.", "self_attn.k_proj.", "self_attn.v_proj."};
  for (int i = 0; i < 3; ++i)
    if (rest.starts_with(thirds[i]))
      return {start + "attn.in_proj_" + rest.substr(std::string(thirds[i]).size()), LdmForm::Third, i};
  const auto inside = renamed(rest, kOpenClipLayer);
  return {inside.empty() ? inside : start + inside};
}

} // namespace pentimento
