#include "core/erasure/training/kv_parameters.h"

#include "core/base/error.h"

namespace pentimento {

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

TrainedKv::TrainedKv(torch::nn::Module& module, ParameterSwap& parameters)
    : parameters_(parameters), names_(kv_names(module)) {
  for (auto& parameter : module.parameters()) {
    flags_.emplace_back(parameter, parameter.requires_grad());
    parameter.requires_grad_(false);
  }
  for (const auto& name : names_) {
    masters_.push_back(parameters_.base(name).to(torch::kFloat32).clone());
    torch::Tensor(parameters_.current(name)).requires_grad_(true);
  }
}

TrainedKv::~TrainedKv() {
  try {
    use_teacher();
    for (auto& [parameter, flag] : flags_) parameter.requires_grad_(flag);
  } catch (...) { // nothing here throws; a destructor must not anyway
  }
}

std::vector<torch::Tensor> TrainedKv::student_parameters() const {
  std::vector<torch::Tensor> parameters;
  for (const auto& name : names_) parameters.push_back(parameters_.current(name));
  return parameters;
}

void TrainedKv::use_teacher() {
  for (const auto& name : names_) parameters_.restore(name);
}

void TrainedKv::use_student() {
  for (std::size_t i = 0; i < names_.size(); ++i) parameters_.put(names_[i], masters_[i]);
}

WeightDelta TrainedKv::delta() const {
  WeightDelta delta;
  for (std::size_t i = 0; i < names_.size(); ++i) delta.entries[names_[i]] = dense_entry(masters_[i]);
  return delta;
}

} // namespace pentimento
