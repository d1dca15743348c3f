#include "core/erasure/trained/esd_trainer.h"

namespace pentimento {

EsdTrainer::EsdTrainer(TrainingUnet model, std::unique_ptr<Scheduler> sampler, const EsdOptions& options,
                       EsdData data)
    : UnetTrainer(std::move(model), options.update),
      pictures_(std::move(sampler), {options.sampling_steps, options.start_guidance, options.bucket_timestep,
                                     options.latent_shape}),
      options_(options), data_(std::move(data)) {}

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
  Noisy noisy;
  noisy.rows = torch::randint(0, data_.erased_states.size(), {options_.rows}, generator, torch::kInt64)
                   .to(model_.noising.device());
  const auto drawn = pictures_.draw(options_.rows, model_.noising, generator);
  noisy.timesteps = drawn.timesteps;
  if (options_.from_student)
    model_.parameters.use_student();
  else
    model_.parameters.use_teacher();
  noisy.x = pictures_.picture(
      drawn, data_.student_states.index_select(noisy.rows), empty(),
      [this](const auto& x, const auto& t, const auto& text) { return predict_frozen(x, t, text); },
      model_.control);
  return noisy;
}

TextConditions EsdTrainer::empty() const {
  return data_.empty_states.index_select(
      torch::zeros({options_.rows}, torch::kInt64).to(model_.noising.device()));
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
