#include "core/erasure/training/soft_prompt.h"

#include "core/base/error.h"

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

namespace {

std::string prefix_of(std::size_t place) {
  return "attack." + std::to_string(place) + ".";
}

} // namespace

SoftPrompts soft_prompts(const torch::Tensor& first, const SoftPromptOptions& options) {
  SoftPrompts prompts;
  for (const auto& one : first.unbind(0)) prompts.emplace_back(one, options);
  return prompts;
}

void put_prompts(const SoftPrompts& prompts, std::map<std::string, torch::Tensor>& state) {
  for (std::size_t i = 0; i < prompts.size(); ++i)
    for (auto& [name, tensor] : prompts[i].state(prefix_of(i))) state[name] = tensor;
}

void load_prompts(SoftPrompts& prompts, const std::map<std::string, torch::Tensor>& state) {
  const torch::NoGradGuard no_grad;
  const auto find = [&](const std::string& name) {
    const auto found = state.find(name);
    if (found == state.end()) throw Error(ErrorCode::MissingTensor, "the checkpoint has no tensor " + name);
    return found->second;
  };
  for (std::size_t i = 0; i < prompts.size(); ++i) prompts[i].load(prefix_of(i), find);
}

} // namespace pentimento
