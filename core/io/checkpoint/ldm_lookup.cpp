#include "core/io/checkpoint/ldm_lookup.h"

#include <algorithm>

namespace pentimento {

std::string ema_name(const std::string& name) {
  if (!name.starts_with("model.diffusion_model.")) return {};
  std::string inside = name.substr(6);
  std::erase(inside, '.');
  return "model_ema." + inside;
}

const TensorEntry* find_ldm(const TensorSource& source, const std::string& name) {
  if (const auto* entry = source.find(name)) return entry;
  const std::string part = ".transformer.text_model.";
  if (const auto place = name.find(part); place != std::string::npos) {
    auto other = name;
    return source.find(other.replace(place, part.size(), ".transformer."));
  }
  const auto ema = ema_name(name);
  return ema.empty() ? nullptr : source.find(ema);
}

} // namespace pentimento
