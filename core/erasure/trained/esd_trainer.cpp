#include "core/erasure/trained/esd_trainer.h"

namespace pentimento {

EsdTrainer::EsdTrainer(TrainingUnet model, std::unique_ptr<Scheduler> sampler, const EsdOptions& options,
                       EsdData data)
    : UnetTrainer(std::move(model), options.update), sampler_(std::move(sampler)), options_(options),
      data_(std::move(data)) {}

TrainingStep EsdTrainer::step(int step, at::Generator& generator) {
  const auto noisy = draw(generator);
  TrainingStep report;
  model_.parameters.use_teacher();
  const auto wanted = target(noisy);
  model_.control.checkpoint();
  model_.parameters.use_student();
  std::vector<torch::Tensor> keep;
  if (options_.update.preserves())
    keep = keep_gradient(draw_keep_batch(data_.keep, options_.keep, generator), report);
  model_.control.checkpoint();
  const torch::AutoGradMode grad(true);
  const auto asked = data_.student_states.index_select(noisy.rows);
  const auto loss = torch::mse_loss(model_.unet.predict(noisy.x, noisy.timesteps, asked), wanted);
  report.values["loss"] = loss.item<double>();
  require_finite(report, step);
  update(gradients(loss), keep, report);
  return report;
}

EsdTrainer::Noisy EsdTrainer::draw(at::Generator& generator) {
  const auto device = model_.noising.device();
  const auto integer = [&](int64_t least, int64_t below) {
    return torch::randint(least, below, {1}, generator, torch::kInt64).item<int64_t>();
  };
  Noisy noisy;
  noisy.rows =
      torch::randint(0, data_.erased_states.size(), {options_.rows}, generator, torch::kInt64).to(device);
  const int64_t steps = options_.sampling_steps, index = integer(0, steps);
  auto shape = options_.latent_shape;
  shape.insert(shape.begin(), options_.rows);
  const auto noise = torch::randn(shape, generator, torch::kFloat32).to(device);

  sampler_->set_timesteps(options_.sampling_steps);
  auto timestep = static_cast<int64_t>(sampler_->timesteps()[static_cast<std::size_t>(index)]);
  if (options_.bucket_timestep) {
    const int64_t total = model_.noising.size(), level = steps - 1 - index; // 0 is the least noisy
    timestep = integer(level * total / steps, (level + 1) * total / steps);
  }
  noisy.timesteps = torch::full({options_.rows}, timestep, torch::kInt64).to(device);
  if (options_.from_student)
    model_.parameters.use_student();
  else
    model_.parameters.use_teacher();
  noisy.x = sample(noise, data_.student_states.index_select(noisy.rows), static_cast<int>(index));
  return noisy;
}

TextConditions EsdTrainer::empty() const {
  return data_.empty_states.index_select(
      torch::zeros({options_.rows}, torch::kInt64).to(model_.noising.device()));
}

torch::Tensor EsdTrainer::sample(const torch::Tensor& noise, const TextConditions& asked, int count) {
  const torch::NoGradGuard no_grad;
  const int64_t rows = noise.size(0);
  const auto text = join({empty(), asked});
  std::vector<at::Generator> none; // deterministic
  auto x = noise * sampler_->init_noise_sigma();
  for (int i = 0; i < count; ++i) {
    model_.control.checkpoint();
    const auto t = static_cast<int64_t>(sampler_->timesteps()[static_cast<std::size_t>(i)]);
    const auto input = sampler_->scale_model_input(x, i);
    const auto timesteps = torch::full({2 * rows}, t, torch::kInt64).to(x.device());
    const auto both = predict_frozen(torch::cat({input, input}), timesteps, text).chunk(2);
    x = sampler_->step(both[0] + options_.start_guidance * (both[1] - both[0]), i, x, none);
  }
  return x;
}

torch::Tensor EsdTrainer::target(const Noisy& noisy) const {
  const auto erased = data_.erased_states.index_select(noisy.rows);
  std::vector<TextConditions> states{empty(), erased};
  if (options_.baseline == EsdBaseline::Anchor)
    states.push_back(data_.student_states.index_select(noisy.rows));
  const std::vector<torch::Tensor> xs(states.size(), noisy.x), ts(states.size(), noisy.timesteps);
  const auto predicted =
      predict_frozen(torch::cat(xs), torch::cat(ts), join(states)).chunk(static_cast<int64_t>(states.size()));
  const auto& baseline = options_.baseline == EsdBaseline::Empty     ? predicted.front()
                         : options_.baseline == EsdBaseline::Concept ? predicted[1]
                                                                     : predicted.back();
  return baseline - options_.negative_guidance * (predicted[1] - predicted[0]);
}

} // namespace pentimento
