#pragma once

#include <memory>

#include "core/edits/parameter_swap.h"
#include "core/edits/weight_delta.h"

namespace pentimento::testing {

/// Two linear maps to edit, with fixed weights.
struct TwoLinearsImpl : torch::nn::Module {
  TwoLinearsImpl() {
    first = register_module("first", torch::nn::Linear(torch::nn::LinearOptions(4, 3).bias(false)));
    second = register_module("second", torch::nn::Linear(torch::nn::LinearOptions(4, 3).bias(false)));
    const torch::NoGradGuard no_grad;
    first->weight.copy_(torch::arange(12).view({3, 4}) * 0.37 - 1.7);
    second->weight.copy_(torch::arange(12).view({3, 4}) * -0.21 + 0.9);
  }
  torch::nn::Linear first{nullptr}, second{nullptr};
};
TORCH_MODULE(TwoLinears);

/// A dense edit of `name` of a module made for the base called "base".
inline std::shared_ptr<const WeightDelta> edit_of(const std::string& name, const torch::Tensor& value) {
  auto delta = std::make_shared<WeightDelta>();
  delta->entries[name] = dense_entry(value);
  delta->origin.base_hash = "base";
  delta->origin.method = "test";
  return delta;
}

} // namespace pentimento::testing
