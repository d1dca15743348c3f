#include "core/probes/attacks/search/simplex_search.h"

namespace pentimento {

torch::Tensor onto_simplex(const torch::Tensor& rows) {
  const auto a = rows.to(torch::kFloat64);
  auto low = a.amin(1, true) - 1.0, high = a.amax(1, true);
  auto middle = (low + high) / 2;
  for (int round = 0; round < 60; ++round) {
    middle = (low + high) / 2;
    const auto sum = (a - middle).clamp(0.0, 1.0).sum(1, true);
    if ((sum - 1.0).abs().max().item<double>() < 1e-5) break;
    const auto above = sum > 1.0;
    low = torch::where(above, middle, low);
    high = torch::where(above, high, middle);
  }
  return (a - middle).clamp(0.0, 1.0).to(rows.scalar_type());
}

SimplexSearch::SimplexSearch(Predict predict, Encode encode, Noising noising, SimplexOptions options,
                             SimplexData data)
    : predict_(std::move(predict)), encode_(std::move(encode)), noising_(std::move(noising)),
      options_(std::move(options)), data_(std::move(data)),
      allowed_(data_.words.index_select(0, data_.ids.to(data_.words.device()))),
      weights_(torch::full({static_cast<int64_t>(data_.sentence.free.size()), data_.ids.size(0)},
                           1.0 / static_cast<double>(data_.ids.size(0)), torch::kFloat32)),
      last_(torch::zeros({weights_.size(0)}, torch::kInt64)),
      adam_({weights_}, {options_.rate, 0.9, 0.999, 1e-8, 0.0}) {}

double SimplexSearch::step(int step, at::Generator& generator) {
  const auto device = noising_.device();
  const auto picked = torch::multinomial(weights_, 1, true, generator).squeeze(1);
  const auto place = static_cast<std::size_t>(step / options_.iterations) % options_.timesteps.size();
  auto shape = data_.latent.sizes().vec();
  shape[0] = options_.rows;
  const auto noise = torch::randn(shape, generator, torch::kFloat32).to(device);
  const auto timesteps = torch::full({options_.rows}, options_.timesteps[place], torch::kInt64).to(device);
  const auto clean = data_.latent.expand(shape);
  const torch::AutoGradMode grad(options_.learn);
  const auto leaf = allowed_.index_select(0, picked.to(allowed_.device()))
                        .to(torch::kFloat32)
                        .clone()
                        .requires_grad_(options_.learn);
  const auto states =
      encode_(data_.sentence.with_vectors(data_.words, leaf).unsqueeze(0)).expand({options_.rows, -1, -1});
  const auto predicted = predict_(noising_.noisy(clean, noise, timesteps), timesteps, states);
  const auto loss = torch::mse_loss(predicted, noising_.truth(clean, noise, timesteps));
  const double value = loss.item<double>();
  if (options_.learn) {
    // Straight through: what one more of a word would change, each entry clipped (hardtanh).
    auto gradient = torch::autograd::grad({loss}, {leaf}).front().matmul(allowed_.to(torch::kFloat32).t());
    gradient = gradient.clamp(-1.0, 1.0).to(torch::kCPU);
    const torch::NoGradGuard no_grad;
    adam_.step({gradient + options_.decay * weights_});
    weights_.copy_(onto_simplex(weights_));
  }
  last_ = picked;
  return value;
}

TensorMap SimplexSearch::candidate() const {
  const auto places = options_.learn ? weights_.argmax(1) : last_;
  return {{"ids", data_.sentence.with_ids(data_.ids.index_select(0, places))}};
}

TensorMap SimplexSearch::state() const {
  TensorMap all{{"weights", weights_}, {"last", last_}};
  for (const auto& [name, tensor] : adam_.state("adam.")) all[name] = tensor;
  return all;
}

void SimplexSearch::load_state(const TensorMap& state) {
  const torch::NoGradGuard no_grad;
  weights_.copy_(state_tensor(state, "weights"));
  last_ = state_tensor(state, "last").clone();
  adam_.load("adam.", [&](const std::string& name) { return state_tensor(state, name); });
}

} // namespace pentimento
