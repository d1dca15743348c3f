#include "core/schedulers/scheduler.h"

#include <cmath>

#include "core/base/error.h"
#include "core/schedulers/timestep_spacing.h"

namespace pentimento {
namespace {

PredictionType read_prediction_type(const SchedulerOptions& options) {
  const auto word = options.word_of("prediction_type", "epsilon", {"epsilon", "sample", "v_prediction"});
  return word == "epsilon"  ? PredictionType::Epsilon
         : word == "sample" ? PredictionType::Sample
                            : PredictionType::VPrediction;
}

} // namespace

Scheduler::Scheduler(const SchedulerOptions& options, double last_alpha_if_rescaled)
    : noise_settings_(options.noise()), prediction_type_(read_prediction_type(options)),
      alphas_cumprod_(make_alphas_cumprod(noise_settings_)) {
  if (noise_settings_.rescale_betas_zero_snr && last_alpha_if_rescaled > 0)
    alphas_cumprod_[-1] = last_alpha_if_rescaled;
  const auto* values = alphas_cumprod_.const_data_ptr<float>();
  alphas_.assign(values, values + alphas_cumprod_.numel());
}

void Scheduler::set_timesteps(int steps) {
  if (steps < 1 || steps > num_train_timesteps())
    throw Error(ErrorCode::BadSetting, "the number of steps is out of range",
                "1 to " + std::to_string(num_train_timesteps()), std::to_string(steps));
  num_inference_steps_ = steps;
  timesteps_.clear();
  lay_out(steps);
  for (const double t : timesteps_)
    if (t < 0 || t > num_train_timesteps() - 1)
      throw Error(ErrorCode::BadSetting, "the number of steps does not go with the scheduler's steps_offset",
                  "timesteps 0 to " + std::to_string(num_train_timesteps() - 1),
                  std::to_string(static_cast<int>(t)), "take fewer steps");
}

torch::Tensor Scheduler::scale_model_input(const torch::Tensor& sample, int) const {
  return sample;
}

torch::Tensor Scheduler::add_noise(const torch::Tensor& clean, const torch::Tensor& noise,
                                   const torch::Tensor& timesteps) const {
  std::vector<int64_t> shape(static_cast<std::size_t>(clean.dim()), 1);
  shape[0] = -1;
  const auto alpha = alphas_cumprod_.index_select(0, timesteps.to(torch::kCPU, torch::kInt64).flatten())
                         .to(clean.device(), clean.scalar_type())
                         .reshape(shape);
  return alpha.sqrt() * clean + (1 - alpha).sqrt() * noise;
}

std::vector<double> Scheduler::training_sigmas() const {
  std::vector<double> sigmas;
  sigmas.reserve(alphas_.size());
  for (const double alpha : alphas_) sigmas.push_back(std::sqrt((1 - alpha) / alpha));
  return sigmas;
}

torch::Tensor Scheduler::predicted_original(const torch::Tensor& model_output, const torch::Tensor& sample,
                                            double alpha) const {
  switch (prediction_type_) {
  case PredictionType::Epsilon:
    return (sample - std::sqrt(1 - alpha) * model_output) / std::sqrt(alpha);
  case PredictionType::Sample:
    return model_output;
  case PredictionType::VPrediction:
    break;
  }
  return std::sqrt(alpha) * sample - std::sqrt(1 - alpha) * model_output;
}

torch::Tensor Scheduler::original(const torch::Tensor& model_output, const torch::Tensor& model_input,
                                  int index) const {
  const double t = timesteps_.at(static_cast<std::size_t>(index));
  if (t == std::floor(t))
    return predicted_original(model_output, model_input, alpha_bar(static_cast<int>(t)));
  const double sigma = interpolated(training_sigmas(), t); // as Euler lays its steps between two timesteps
  return predicted_original(model_output, model_input, 1 / (sigma * sigma + 1));
}

torch::Tensor Scheduler::step_noise(const torch::Tensor& sample, std::vector<at::Generator>& generators) {
  if (static_cast<int64_t>(generators.size()) != sample.size(0))
    throw Error(ErrorCode::BadSetting, "a stochastic scheduler needs one generator a picture",
                std::to_string(sample.size(0)), std::to_string(generators.size()));
  auto shape = sample.sizes().vec();
  shape[0] = 1;
  std::vector<torch::Tensor> parts;
  parts.reserve(generators.size());
  for (auto& generator : generators) parts.push_back(torch::randn(shape, generator, torch::kFloat32));
  return torch::cat(parts).to(sample.device(), sample.scalar_type());
}

} // namespace pentimento
