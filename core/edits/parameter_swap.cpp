#include "core/edits/parameter_swap.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/error.h"

namespace pentimento {

namespace {

std::string shape_text(at::IntArrayRef shape) {
  return fmt::format("[{}]", fmt::join(shape.begin(), shape.end(), ", "));
}

} // namespace

ParameterSwap::ParameterSwap(torch::nn::Module& module) : erasers_(module) {
  for (const auto& item : module.named_parameters())
    slots_.emplace(item.key(), Slot{item.value(), item.value().variable_data(), false});
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

void ParameterSwap::require_shape(const std::string& name, at::IntArrayRef shape) const {
  if (is_eraser(name)) return erasers_.require_shape(name, shape);
  const auto& base = slot(name).base;
  if (shape == base.sizes()) return;
  throw Error(ErrorCode::ShapeMismatch, name + " has the wrong shape", shape_text(base.sizes()),
              shape_text(shape), "the edit belongs to a model of another architecture");
}

void ParameterSwap::put(const std::string& name, const torch::Tensor& value) {
  if (is_eraser(name)) return erasers_.put(name, value);
  require_shape(name, value.sizes());
  auto& place = const_cast<Slot&>(slot(name));
  place.parameter.set_data(value.detach().to(place.base.device(), place.base.scalar_type()));
  place.swapped = true;
}

void ParameterSwap::restore(const std::string& name) {
  if (is_eraser(name)) return erasers_.clear(name);
  auto& place = const_cast<Slot&>(slot(name));
  place.parameter.set_data(place.base);
  place.swapped = false;
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
