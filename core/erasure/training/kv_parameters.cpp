#include "core/erasure/training/kv_parameters.h"

#include "core/base/error.h"

namespace pentimento {

namespace {

/// Weights of matrices and convolutions, with the biases beside them; the norms' weights are vectors.
std::vector<std::string> layers_where(const torch::nn::Module& module, bool under_attn2) {
  const auto parameters = module.named_parameters();
  std::vector<std::string> names;
  for (const auto& item : parameters) {
    const auto& name = item.key();
    const auto layer = name.substr(0, name.rfind('.') + 1);
    const auto* weight = parameters.find(layer + "weight");
    const bool layered = weight && weight->dim() >= 2;
    if (layered && (name.find("attn2.") != std::string::npos) == under_attn2) names.push_back(name);
  }
  return names;
}

std::vector<std::string> not_none(std::vector<std::string> names, const char* wanted) {
  if (names.empty()) throw Error(ErrorCode::Unsupported, "this UNet has no layers to edit", wanted, "none");
  return names;
}

} // namespace

std::vector<std::string> kv_names(const torch::nn::Module& module) {
  std::vector<std::string> names;
  for (const auto& item : module.named_parameters()) {
    const auto& name = item.key();
    if (name.ends_with("attn2.to_k.weight") || name.ends_with("attn2.to_v.weight")) names.push_back(name);
  }
  if (names.empty())
    throw Error(ErrorCode::Unsupported, "this UNet has no cross-attention to edit",
                "parameters called attn2.to_k.weight and attn2.to_v.weight", "none");
  return names;
}

std::vector<std::string> cross_attention_names(const torch::nn::Module& module) {
  return not_none(layers_where(module, true), "layers under attn2");
}

std::vector<std::string> outside_cross_attention_names(const torch::nn::Module& module) {
  return not_none(layers_where(module, false), "layers outside attn2");
}

} // namespace pentimento
