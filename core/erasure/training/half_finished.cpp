#include "core/erasure/training/half_finished.h"

namespace pentimento {

HalfFinished::HalfFinished(std::unique_ptr<Scheduler> sampler, HalfFinishedOptions options)
    : sampler_(std::move(sampler)), options_(std::move(options)) {}

HalfFinishedDraw HalfFinished::draw(int64_t rows, const Noising& noising, at::Generator& generator) {
  const auto integer = [&](int64_t least, int64_t below) {
    return torch::randint(least, below, {1}, generator, torch::kInt64).item<int64_t>();
  };
  const int64_t steps = options_.sampling_steps, index = integer(0, steps);
  auto shape = options_.latent_shape;
  shape.insert(shape.begin(), rows);
  HalfFinishedDraw drawn;
  drawn.noise = torch::randn(shape, generator, torch::kFloat32).to(noising.device());
  drawn.steps = static_cast<int>(index);
  sampler_->set_timesteps(options_.sampling_steps);
  auto timestep = static_cast<int64_t>(sampler_->timesteps()[static_cast<std::size_t>(index)]);
  if (options_.bucket_timestep) {
    const int64_t total = noising.size(), level = steps - 1 - index; // 0 is the least noisy
    timestep = integer(level * total / steps, (level + 1) * total / steps);
  }
  drawn.timesteps = torch::full({rows}, timestep, torch::kInt64).to(noising.device());
  return drawn;
}

torch::Tensor HalfFinished::picture(const HalfFinishedDraw& draw, const TextConditions& asked,
                                    const TextConditions& empty, const Predict& predict,
                                    RunControl& control) {
  const torch::NoGradGuard no_grad;
  const int64_t rows = draw.noise.size(0);
  const auto text = join({empty, asked});
  std::vector<at::Generator> none; // deterministic
  sampler_->set_timesteps(options_.sampling_steps);
  auto x = draw.noise * sampler_->init_noise_sigma();
  for (int i = 0; i < draw.steps; ++i) {
    control.checkpoint();
    const auto t = static_cast<int64_t>(sampler_->timesteps()[static_cast<std::size_t>(i)]);
    const auto input = sampler_->scale_model_input(x, i);
    const auto timesteps = torch::full({2 * rows}, t, torch::kInt64).to(x.device());
    const auto both = predict(torch::cat({input, input}), timesteps, text).chunk(2);
    x = sampler_->step(both[0] + options_.guidance * (both[1] - both[0]), i, x, none);
  }
  return x;
}

} // namespace pentimento
