#include "core/probes/attacks/search/projected_search.h"

namespace pentimento {

namespace {

torch::Tensor directions_of(const torch::Tensor& vectors) {
  return vectors / vectors.norm(2, 1, true).clamp_min(1e-12);
}

} // namespace

ProjectedSearch::ProjectedSearch(Predict base, Predict edited, Encode encode, Noising noising,
                                 const ProjectedOptions& options, ProjectedData data)
    : base_(std::move(base)), edited_(std::move(edited)), encode_(std::move(encode)),
      noising_(std::move(noising)), options_(options), data_(std::move(data)),
      allowed_(data_.words.index_select(0, data_.ids.to(data_.words.device())).to(torch::kFloat32)),
      directions_(directions_of(allowed_)),
      vectors_(allowed_.index_select(0, data_.start.to(allowed_.device())).clone()),
      adam_({vectors_}, options.optimizer) {}

torch::Tensor ProjectedSearch::nearest() const {
  return directions_of(vectors_).matmul(directions_.t()).argmax(1);
}

double ProjectedSearch::step(int /*step*/, at::Generator& generator) {
  const auto device = noising_.device();
  auto vectors = vectors_;
  if (!options_.learn)
    vectors = allowed_.index_select(
        0, torch::randint(0, allowed_.size(0), {vectors_.size(0)}, generator, torch::kInt64)
               .to(allowed_.device()));
  const auto pick = [&](int64_t below) {
    return torch::randint(0, below, {options_.rows}, generator, torch::kInt64).to(device);
  };
  const auto rows = pick(data_.latents.size(0)), timesteps = pick(noising_.size());
  const auto clean = data_.latents.index_select(0, rows);
  const auto noise = torch::randn(clean.sizes(), generator, torch::kFloat32).to(device);
  const auto noisy = noising_.noisy(clean, noise, timesteps);
  const auto repeated = [&](const TextConditions& one) {
    return one.index_select(torch::zeros({options_.rows}, torch::kInt64).to(device));
  };
  torch::Tensor wanted;
  {
    const torch::NoGradGuard no_grad;
    wanted = base_(noisy, timesteps, repeated(data_.asked));
  }
  const torch::AutoGradMode grad(options_.learn);
  const auto leaf =
      (options_.learn ? allowed_.index_select(0, nearest()) : vectors).clone().requires_grad_(options_.learn);
  const auto states = encode_(data_.sentence.with_vectors(data_.words, leaf).unsqueeze(0));
  const auto loss = torch::mse_loss(edited_(noisy, timesteps, repeated(states)), wanted);
  const double value = loss.item<double>();
  const torch::Tensor gradient =
      options_.learn ? torch::autograd::grad({loss}, {leaf}).front() : torch::Tensor();
  const torch::NoGradGuard no_grad;
  if (options_.learn)
    adam_.step({gradient});
  else
    vectors_.copy_(vectors);
  return value;
}

TensorMap ProjectedSearch::candidate() const {
  return {{"ids", data_.sentence.with_ids(data_.ids.index_select(0, nearest().to(torch::kCPU)))}};
}

TensorMap ProjectedSearch::state() const {
  TensorMap all{{"vectors", vectors_}};
  for (const auto& [name, tensor] : adam_.state("adam.")) all[name] = tensor;
  return all;
}

void ProjectedSearch::load_state(const TensorMap& state) {
  const torch::NoGradGuard no_grad;
  vectors_.copy_(state_tensor(state, "vectors"));
  adam_.load("adam.", [&](const std::string& name) { return state_tensor(state, name); });
}

} // namespace pentimento
