#include "core/edits/parameter_swap.h"

#include "core/base/error.h"
#include "core/base/shape_text.h"

namespace pentimento {

ParameterSwap::ParameterSwap(torch::nn::Module& module) : erasers_(module) {
  for (const auto& item : module.named_parameters())
    slots_.emplace(item.key(), Slot{item.value(), item.value().variable_data(), false});
}

void ParameterSwap::add(const std::string& prefix, torch::nn::Module& module,
                        std::function<void(bool)> changed) {
  const int component = static_cast<int>(components_.size());
  components_.push_back({std::move(changed), 0});
  for (const auto& item : module.named_parameters())
    slots_.emplace(prefix + item.key(), Slot{item.value(), {}, false, component});
}

ParameterSwap::~ParameterSwap() {
  try {
    restore();
  } catch (...) { // set_data of a tensor of the same type does not throw; a destructor must not anyway
  }
}

const ParameterSwap::Slot& ParameterSwap::slot(const std::string& name) const {
  const auto found = slots_.find(name);
  if (found == slots_.end())
    throw Error(ErrorCode::MissingTensor, "the model has no parameter " + name, "", "",
                "the edit belongs to a model of another architecture");
  return found->second;
}

torch::Tensor ParameterSwap::base(const std::string& name) const {
  const auto& place = slot(name);
  return place.base.defined() ? place.base : place.parameter.variable_data();
}

void ParameterSwap::require_shape(const std::string& name, at::IntArrayRef shape) const {
  if (is_eraser(name)) return erasers_.require_shape(name, shape);
  const auto wanted = slot(name).parameter.sizes();
  if (shape == wanted) return;
  throw Error(ErrorCode::ShapeMismatch, name + " has the wrong shape", shape_text(wanted), shape_text(shape),
              "the edit belongs to a model of another architecture");
}

void ParameterSwap::put(const std::string& name, const torch::Tensor& value) {
  if (is_eraser(name)) return erasers_.put(name, value);
  require_shape(name, value.sizes());
  auto& place = const_cast<Slot&>(slot(name));
  auto* component = place.component < 0 ? nullptr : &components_[static_cast<std::size_t>(place.component)];
  if (component) {
    component->changed(true);
    component->swapped += place.swapped ? 0 : 1;
    if (!place.swapped) place.base = place.parameter.variable_data();
  }
  place.parameter.set_data(value.detach().to(place.base.device(), place.base.scalar_type()));
  place.swapped = true;
}

void ParameterSwap::restore(const std::string& name) {
  if (is_eraser(name)) return erasers_.clear(name);
  auto& place = const_cast<Slot&>(slot(name));
  if (place.component >= 0) return restore_of_component(place);
  place.parameter.set_data(place.base);
  place.swapped = false;
}

void ParameterSwap::restore_of_component(Slot& place) {
  if (!place.swapped) return;
  place.parameter.set_data(place.base);
  place.base.reset();
  place.swapped = false;
  auto& component = components_[static_cast<std::size_t>(place.component)];
  component.changed(--component.swapped > 0);
}

void ParameterSwap::restore() {
  for (const auto& [name, place] : slots_) restore(name);
  erasers_.clear();
}

bool ParameterSwap::pristine() const {
  for (const auto& [name, place] : slots_)
    if (place.swapped) return false;
  return erasers_.empty();
}

} // namespace pentimento
