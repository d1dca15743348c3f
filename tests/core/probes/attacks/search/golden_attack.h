#pragma once

#include <memory>

#include <nlohmann/json.hpp>

#include "core/erasure/adv_unlearn/golden_text.h"
#include "core/probes/attacks/search/attack_search.h"
#include "core/probes/attacks/search/token_layout.h"

namespace pentimento::testing {

/// The tiny models of golden_attacks.py and what every search over them is made of.
struct GoldenAttack {
  GoldenAttack()
      : file(SafetensorsFile::open(PENTIMENTO_GOLDEN "/attacks.safetensors")), base(golden_unet(*file)),
        edited(golden_unet(*file)), text(golden_text(*file)) {
    for (auto& item : edited->named_parameters())
      if (item.key().find("attn2.to_k") != std::string::npos ||
          item.key().find("attn2.to_v") != std::string::npos)
        item.value().set_data(file->tensor("edited." + item.key()).clone());
  }

  static Predict predictor(UNet2DConditionModel& unet) {
    return [&unet](const auto& x, const auto& t, const TextConditions& states) { return unet(x, t, states); };
  }
  Encode encode() {
    return [this](const torch::Tensor& tokens) { return text->encode_tokens(tokens); };
  }
  Noising noising() const {
    const auto scheduler = make_scheduler("ddim", nlohmann::json::parse(file->metadata().at("scheduler")));
    return {scheduler->alphas_cumprod(), false, torch::kCPU};
  }
  torch::Tensor words() const { return text->embeddings->token_embedding->weight.detach(); }
  /// All but start and end.
  static torch::Tensor ids() { return torch::arange(48, torch::kInt64); }
  /// A sentence of the file: −1 is a free place.
  static TokenLayout layout(const torch::Tensor& ids) {
    TokenLayout layout;
    for (int64_t i = 0; i < ids.size(0); ++i) {
      const auto id = ids[i].item<int64_t>();
      if (id < 0) layout.free.push_back(i);
      layout.ids.push_back(id < 0 ? 49 : id);
    }
    return layout;
  }
  TokenLayout layout(const std::string& name) const { return layout(file->tensor("sentences." + name)); }

  std::shared_ptr<const SafetensorsFile> file;
  UNet2DConditionModel base, edited;
  CLIPTextModel text;
};

/// All that a state holds, copied.
inline TensorMap copy_of(const TensorMap& state) {
  TensorMap copy;
  for (const auto& [name, tensor] : state) copy[name] = tensor.clone();
  return copy;
}

inline bool equal(const TensorMap& a, const TensorMap& b) {
  if (a.size() != b.size()) return false;
  for (const auto& [name, tensor] : a)
    if (!b.count(name) || !tensor.equal(b.at(name))) return false;
  return true;
}

} // namespace pentimento::testing
