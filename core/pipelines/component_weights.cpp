#include "core/pipelines/component_weights.h"

#include "core/base/log.h"
#include "core/models/layers/basic_layers.h"

namespace pentimento {

ComponentWeights::ComponentWeights(std::string name, std::shared_ptr<torch::nn::Module> module,
                                   TensorSourcePtr source, LoadOptions options)
    : name_(std::move(name)), module_(std::move(module)), source_(std::move(source)), options_(options) {}

LoadReport ComponentWeights::read() {
  auto report = load_state(*module_, *source_, name_, options_);
  there_ = true;
  return report;
}

void ComponentWeights::read_as(torch::Dtype dtype) {
  if (dtype == options_.dtype) return;
  options_.dtype = dtype;
  if (there_) read();
}

void ComponentWeights::let_go() {
  if (!there_) return;
  const torch::NoGradGuard no_grad;
  for (auto& parameter : module_->parameters()) parameter.set_data(unloaded(parameter.sizes()));
  there_ = false;
}

void ComponentWeights::need() {
  if (there_ || !module_) return;
  log::info("Reading the " + name_ + " again.");
  read();
}

} // namespace pentimento
