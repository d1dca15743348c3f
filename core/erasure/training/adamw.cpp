#include "core/erasure/training/adamw.h"

#include <cmath>

namespace pentimento {

AdamW::AdamW(std::vector<torch::Tensor> parameters, const AdamWOptions& options)
    : parameters_(std::move(parameters)), options_(options) {
  for (const auto& parameter : parameters_) {
    first_.push_back(torch::zeros_like(parameter, torch::TensorOptions().requires_grad(false)));
    second_.push_back(torch::zeros_like(parameter, torch::TensorOptions().requires_grad(false)));
  }
}

void AdamW::step(const std::vector<torch::Tensor>& gradients) {
  const torch::NoGradGuard no_grad;
  ++steps_;
  const auto n = static_cast<double>(steps_);
  const double correction1 = 1.0 - std::pow(options_.beta1, n);
  const double correction2 = std::sqrt(1.0 - std::pow(options_.beta2, n));
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    auto& parameter = parameters_[i];
    const auto& gradient = gradients[i];
    parameter.mul_(1.0 - options_.learning_rate * options_.weight_decay);
    first_[i].lerp_(gradient, 1.0 - options_.beta1);
    second_[i].mul_(options_.beta2).addcmul_(gradient, gradient, 1.0 - options_.beta2);
    const auto denominator = (second_[i].sqrt() / correction2).add_(options_.epsilon);
    parameter.addcdiv_(first_[i], denominator, -options_.learning_rate / correction1);
  }
}

AdamW::State AdamW::state(const std::string& prefix) const {
  State all{{prefix + "step", torch::tensor(steps_, torch::kInt64)}};
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    all.emplace_back(prefix + "m." + std::to_string(i), first_[i]);
    all.emplace_back(prefix + "v." + std::to_string(i), second_[i]);
  }
  return all;
}

} // namespace pentimento
