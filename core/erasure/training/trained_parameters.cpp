#include "core/erasure/training/trained_parameters.h"

#include <algorithm>

#include "core/base/error.h"

namespace pentimento {

TrainedParameters::TrainedParameters(torch::nn::Module& module, ParameterSwap& parameters,
                                     std::vector<std::string> names)
    : parameters_(parameters), names_(std::move(names)) {
  for (const auto& name : names_) masters_.push_back(parameters_.base(name).to(torch::kFloat32).clone());
  for (auto& parameter : module.parameters()) {
    flags_.emplace_back(parameter, parameter.requires_grad());
    parameter.requires_grad_(false);
  }
  for (const auto& name : names_) torch::Tensor(parameters_.current(name)).requires_grad_(true);
}

TrainedParameters::~TrainedParameters() {
  try {
    use_teacher();
    for (auto& [parameter, flag] : flags_) parameter.requires_grad_(flag);
  } catch (...) { // nothing here throws; a destructor must not anyway
  }
}

std::vector<torch::Tensor> TrainedParameters::student_parameters() const {
  std::vector<torch::Tensor> parameters;
  for (const auto& name : names_) parameters.push_back(parameters_.current(name));
  return parameters;
}

void TrainedParameters::use_teacher() {
  for (const auto& name : names_) parameters_.restore(name);
}

void TrainedParameters::use_student() {
  for (std::size_t i = 0; i < names_.size(); ++i) parameters_.put(names_[i], masters_[i]);
}

void TrainedParameters::start_from(const WeightDelta& edit) {
  const torch::NoGradGuard no_grad;
  for (const auto& [name, entry] : edit.entries) {
    const auto found = std::ranges::find(names_, name);
    if (found == names_.end())
      throw Error(ErrorCode::BadSetting, "the edit to start from holds " + name,
                  "only parameters that this method trains", "another",
                  "start from an edit of the same method");
    parameters_.require_shape(name, entry.shape());
    masters_[static_cast<std::size_t>(found - names_.begin())].copy_(entry.edited(parameters_.base(name)));
  }
}

WeightDelta TrainedParameters::delta() const {
  WeightDelta delta;
  for (std::size_t i = 0; i < names_.size(); ++i) delta.entries[names_[i]] = dense_entry(masters_[i]);
  return delta;
}

std::vector<LayerHealth> TrainedParameters::layers() const {
  const torch::NoGradGuard no_grad;
  std::vector<LayerHealth> layers;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto base = parameters_.base(names_[i]).to(torch::kFloat32);
    const double size = base.norm().item<double>(), change = (masters_[i] - base).norm().item<double>();
    layers.push_back({names_[i], size > 0.0 ? change / size : 0.0, 0.0, false});
  }
  return layers;
}

} // namespace pentimento
