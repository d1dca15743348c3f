#include "core/models/state_match.h"

#include <set>

#include <fmt/format.h>

namespace pentimento {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.rfind(from);
  return place == std::string::npos ? std::string() : text.replace(place, from.size(), to);
}

/// Under which names other versions of the libraries store `name`.
std::vector<std::string> names_in_file(const std::string& name) {
  std::vector<std::string> names{name, "text_model." + name};
  if (name.find(".attentions.") == std::string::npos) return names;
  const std::pair<const char*, const char*> former[] = {
      {".to_q.", ".query."}, {".to_k.", ".key."}, {".to_v.", ".value."}, {".to_out.0.", ".proj_attn."}};
  for (const auto& [now, then] : former) {
    if (auto old = replaced(name, now, then); !old.empty()) names.push_back(old);
  }
  return names;
}

/// Without trailing ones.
std::vector<int64_t> core_shape(at::IntArrayRef shape) {
  auto core = shape.vec();
  while (core.size() > 1 && core.back() == 1) core.pop_back();
  return core;
}

} // namespace

const TensorEntry* find_entry(const TensorSource& source, const std::string& parameter) {
  for (const auto& candidate : names_in_file(parameter)) {
    if (const auto* entry = source.find(candidate)) return entry;
  }
  return nullptr;
}

bool same_numbers(at::IntArrayRef left, at::IntArrayRef right) {
  return core_shape(left) == core_shape(right);
}

std::string shape_hint(const std::string& parameter, at::IntArrayRef expected, at::IntArrayRef got) {
  if (parameter == "conv_in.weight" && got.size() == 4 && expected.size() == 4) {
    if (got[1] == 9 && expected[1] == 4) return "this is an inpainting checkpoint";
    if (got[1] == 8 && expected[1] == 4) return "this is an instruct-pix2pix checkpoint";
    if (got[1] == 5 && expected[1] == 4) return "this is a depth checkpoint";
  }
  if (parameter.find("attn2.to_") != std::string::npos && got.size() == 2 && expected.size() == 2 &&
      got[1] != expected[1]) {
    return fmt::format("its text encoder is {} wide, config.json says {}", got[1], expected[1]);
  }
  return "config.json belongs to another checkpoint";
}

StateMatch match_state(const torch::nn::Module& module, const TensorSource& source) {
  StateMatch match;
  std::set<std::string> used;
  for (const auto& parameter : module.named_parameters()) {
    const auto* entry = find_entry(source, parameter.key());
    if (!entry) {
      match.missing.push_back(parameter.key());
      continue;
    }
    used.insert(entry->name);
    if (!same_numbers(entry->shape, parameter.value().sizes()))
      match.misshapen.push_back({parameter.key(), parameter.value().sizes().vec(), entry->shape});
  }
  for (const auto& entry : source.entries()) {
    if (!used.contains(entry.name) && !entry.name.ends_with("position_ids"))
      match.unexpected.push_back(entry.name);
  }
  return match;
}

} // namespace pentimento
