#include "core/erasure/training/trained_parameters.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/models/layers/eraser.h"

namespace pentimento {

TrainedParameters::TrainedParameters(torch::nn::Module& module, ParameterSwap& parameters,
                                     std::vector<std::string> names)
    : parameters_(parameters), names_(std::move(names)) {
  for (const auto& name : names_)
    masters_.push_back(is_eraser(name) ? torch::Tensor()
                                       : parameters_.base(name).to(torch::kFloat32).clone());
  for (auto& parameter : module.parameters()) {
    flags_.emplace_back(parameter, parameter.requires_grad());
    parameter.requires_grad_(false);
  }
  for (const auto& name : names_)
    if (!is_eraser(name)) torch::Tensor(parameters_.current(name)).requires_grad_(true);
}

TrainedParameters::~TrainedParameters() {
  try {
    use_teacher();
    for (auto& [parameter, flag] : flags_) parameter.requires_grad_(flag);
  } catch (...) { // nothing here throws; a destructor must not anyway
  }
}

std::size_t TrainedParameters::place_of(const std::string& name) const {
  const auto found = std::ranges::find(names_, name);
  if (found == names_.end()) throw Error(ErrorCode::MissingTensor, name + " is not trained");
  return static_cast<std::size_t>(found - names_.begin());
}

void TrainedParameters::begin(const std::string& name, const torch::Tensor& value) {
  parameters_.require_shape(name, value.sizes());
  masters_[place_of(name)] = value.detach().to(torch::kFloat32).clone();
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
  for (std::size_t i = 0; i < names_.size(); ++i) {
    parameters_.put(names_[i], masters_[i]);
    if (is_eraser(names_[i])) torch::Tensor(parameters_.current(names_[i])).requires_grad_(true);
  }
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
    auto& master = masters_[place_of(name)];
    if (!is_eraser(name)) {
      master.copy_(entry.edited(parameters_.base(name)));
      continue;
    }
    if (master.sizes() != entry.parameter.sizes())
      throw Error(ErrorCode::BadSetting, "the edit to start from has erasers of another rank",
                  "eraser_rank as in that edit", "another");
    master.copy_(entry.parameter);
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
  for (std::size_t i = 0; i < names_.size(); ++i) layers.push_back({names_[i], change_of(i), 0.0, false});
  return layers;
}

double TrainedParameters::change_of(std::size_t place) const {
  const auto& name = names_[place];
  if (is_eraser(name))
    return eraser_size(masters_[place_of(eraser_sibling(name, "up.weight"))],
                       masters_[place_of(eraser_sibling(name, "down.weight"))]);
  const auto base = parameters_.base(name).to(torch::kFloat32);
  const double size = base.norm().item<double>(), change = (masters_[place] - base).norm().item<double>();
  return size > 0.0 ? change / size : 0.0;
}

} // namespace pentimento
