#include "core/erasure/training/soft_prompt.h"

#include <map>

namespace pentimento {

SoftPrompt::SoftPrompt(const torch::Tensor& first, const SoftPromptOptions& options)
    : value_(first.detach().to(torch::kFloat32).clone()), options_(options),
      adam_({value_}, {options.rate, 0.9, 0.999, 1e-8, 0.0}) {}

void SoftPrompt::follow(const torch::Tensor& gradient) {
  const torch::NoGradGuard no_grad;
  adam_.step({gradient.to(torch::kFloat32) + options_.decay * value_});
}

SoftPrompt SoftPrompt::copy() const {
  SoftPrompt twin(value_, options_);
  std::map<std::string, torch::Tensor> now;
  for (const auto& [name, tensor] : state("")) now[name] = tensor;
  twin.load("", [&](const std::string& name) { return now.at(name); });
  return twin;
}

AdamW::State SoftPrompt::state(const std::string& prefix) const {
  auto all = adam_.state(prefix);
  all.emplace_back(prefix + "value", value_);
  return all;
}

} // namespace pentimento
