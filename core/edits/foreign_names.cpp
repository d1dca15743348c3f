#include "core/edits/foreign_names.h"

#include <map>
#include <regex>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/io/checkpoint/ldm_names.h"

namespace pentimento {
namespace {

/// LDM's place of every transformer, e.g. "input_blocks.1.1" → "down_blocks.0.attentions.0".
std::map<std::string, std::string> transformer_places(bool xl) {
  const nlohmann::json config{
      {"block_out_channels", xl ? std::vector<int>{320, 640, 1280} : std::vector<int>{320, 640, 1280, 1280}},
      {"layers_per_block", 2},
      {"up_block_types", std::vector<std::string>(xl ? 3 : 4, "CrossAttnUpBlock2D")}};
  const LdmNames names("unet", config, xl);
  std::map<std::string, std::string> places;
  const auto add = [&](const std::string& ours) {
    auto theirs = names.place(ours + ".norm.weight", 1).name;
    theirs = theirs.substr(22, theirs.size() - 22 - 12); // without model.diffusion_model. and .norm.weight
    places.emplace(theirs, ours);
  };
  for (int block = 0; block < (xl ? 3 : 4); ++block) {
    for (int i = 0; i < 2; ++i) add(fmt::format("down_blocks.{}.attentions.{}", block, i));
    for (int i = 0; i < 3; ++i) add(fmt::format("up_blocks.{}.attentions.{}", block, i));
  }
  add("mid_block.attentions.0");
  return places;
}

/// "down_blocks_0_attentions_1_transformer_blocks_0_attn2_to_out_0" → with dots.
std::string with_dots(const std::string& name) {
  static const std::regex number("_([0-9]+)(_|$)");
  static const std::regex before("([0-9])_(?=[a-z])");
  std::string text = std::regex_replace(name, number, ".$1$2");
  text = std::regex_replace(text, number, ".$1$2"); // neighbours share an underscore
  text = std::regex_replace(text, before, "$1.");
  const std::pair<std::string, std::string> rest[] = {
      {"mid_block_", "mid_block."}, {"middle_block_", "middle_block."}, {"ff_net", "ff.net"}};
  for (const auto& [from, to] : rest)
    if (const auto place = text.find(from); place != std::string::npos) text.replace(place, from.size(), to);
  return text;
}

} // namespace

std::optional<std::string> unet_name(std::string name, bool xl) {
  if (name.starts_with("lora_unet_")) name = with_dots(name.substr(10));
  for (const std::string prefix :
       {"base_model.model.", "unet.", "model.diffusion_model.", "diffusion_model."})
    if (name.starts_with(prefix)) name.erase(0, prefix.size());
  if (name.starts_with("down_blocks.") || name.starts_with("up_blocks.") || name.starts_with("mid_block."))
    return name;
  for (const char* end : {"conv_in.", "conv_out.", "conv_norm_out.", "time_embedding."})
    if (name.starts_with(end)) return name;
  if (!name.starts_with("input_blocks.") && !name.starts_with("output_blocks.") &&
      !name.starts_with("middle_block."))
    return std::nullopt;
  static const auto first = transformer_places(false), second = transformer_places(true);
  for (const auto& [theirs, ours] : xl ? second : first)
    if (name.starts_with(theirs + ".")) return ours + name.substr(theirs.size());
  return std::nullopt;
}

} // namespace pentimento
