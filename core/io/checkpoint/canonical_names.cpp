#include "core/io/checkpoint/canonical_names.h"

#include "core/io/checkpoint/tensor_view.h"

namespace pentimento {
namespace {

ViewEntry shown(const TensorEntry& stored, const std::string& component) {
  ViewEntry entry{stored.name, stored.name};
  if (component == "text_encoder" && entry.name.starts_with("text_model.")) entry.name.erase(0, 11);
  if (component != "vae" || entry.name.find(".attentions.") == std::string::npos) return entry;
  const std::pair<const char*, const char*> former[] = {
      {".query.", ".to_q."}, {".key.", ".to_k."}, {".value.", ".to_v."}, {".proj_attn.", ".to_out.0."}};
  for (const auto& [then, now] : former)
    if (const auto place = entry.name.rfind(then); place != std::string::npos)
      entry.name.replace(place, std::string(then).size(), now);
  if (stored.shape.size() == 4) entry.reading = Reading::Matrix;
  return entry;
}

} // namespace

TensorSourcePtr canonical(TensorSourcePtr source, const std::string& component) {
  std::vector<ViewEntry> entries;
  bool needed = false;
  for (const auto& stored : source->entries()) {
    if (stored.name.ends_with("position_ids")) {
      needed = true;
      continue;
    }
    entries.push_back(shown(stored, component));
    needed |= entries.back().name != stored.name || entries.back().reading != Reading::Same;
  }
  if (!needed) return source;
  return std::make_shared<TensorView>(std::move(source), entries);
}

} // namespace pentimento
