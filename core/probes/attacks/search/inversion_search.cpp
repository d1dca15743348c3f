#include "core/probes/attacks/search/inversion_search.h"

namespace pentimento {

InversionSearch::InversionSearch(Predict predict, Encode encode, Noising noising,
                                 const InversionOptions& options, InversionData data)
    : predict_(std::move(predict)), encode_(std::move(encode)), noising_(std::move(noising)),
      options_(options), data_(std::move(data)), vectors_(data_.start.detach().to(torch::kFloat32).clone()),
      adam_({vectors_}, options.optimizer) {}

double InversionSearch::step(int /*step*/, at::Generator& generator) {
  const auto device = noising_.device();
  const auto pick = [&](int64_t below) {
    return torch::randint(0, below, {options_.rows}, generator, torch::kInt64);
  };
  auto gradient = torch::zeros_like(vectors_);
  double sum = 0.0;
  for (int part = 0; part < options_.accumulate; ++part) {
    const auto rows = pick(data_.latents.size(0)).to(device);
    const auto sentences = pick(static_cast<int64_t>(data_.sentences.size()));
    const auto timesteps = pick(noising_.size()).to(device);
    const auto clean = data_.latents.index_select(0, rows);
    const auto noise = torch::randn(clean.sizes(), generator, torch::kFloat32).to(device);
    const torch::AutoGradMode grad(true);
    const auto leaf = vectors_.clone().requires_grad_(true);
    std::vector<torch::Tensor> tokens;
    for (int64_t i = 0; i < options_.rows; ++i)
      tokens.push_back(data_.sentences[static_cast<std::size_t>(sentences[i].item<int64_t>())].with_vectors(
          data_.words, leaf));
    const auto predicted =
        predict_(noising_.noisy(clean, noise, timesteps), timesteps, encode_(torch::stack(tokens)));
    const auto loss = torch::mse_loss(predicted, noising_.truth(clean, noise, timesteps));
    sum += loss.item<double>();
    gradient += torch::autograd::grad({loss}, {leaf}).front() / options_.accumulate;
  }
  const torch::NoGradGuard no_grad;
  adam_.step({gradient});
  return sum / options_.accumulate;
}

TensorMap InversionSearch::state() const {
  TensorMap all{{"vectors", vectors_}};
  for (const auto& [name, tensor] : adam_.state("adam.")) all[name] = tensor;
  return all;
}

void InversionSearch::load_state(const TensorMap& state) {
  const torch::NoGradGuard no_grad;
  vectors_.copy_(state_tensor(state, "vectors"));
  adam_.load("adam.", [&](const std::string& name) { return state_tensor(state, name); });
}

} // namespace pentimento
