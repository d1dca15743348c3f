#include "core/schedulers/scheduling_ddim.h"

#include <cmath>

#include "core/schedulers/timestep_spacing.h"

namespace pentimento {

DDIMScheduler::DDIMScheduler(const nlohmann::json& config)
    : DDIMScheduler(SchedulerOptions("DDIMScheduler", config), 0) {}

DDIMScheduler::DDIMScheduler(const SchedulerOptions& options, int)
    : Scheduler(options, 0.0), timestep_spacing_(options.word("timestep_spacing", "leading")),
      steps_offset_(options.whole("steps_offset", 0)), clip_sample_(options.flag("clip_sample", true)),
      clip_sample_range_(options.number("clip_sample_range", 1.0)),
      final_alpha_cumprod_(options.flag("set_alpha_to_one", true) ? 1.0 : alpha_bar(0)) {
  options.require_neutral("thresholding", false);
}

void DDIMScheduler::lay_out(int steps) {
  timesteps_ = spaced_timesteps(timestep_spacing_, num_train_timesteps(), steps, steps_offset_, true);
}

torch::Tensor DDIMScheduler::step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                                  std::vector<at::Generator>&) {
  const int timestep = static_cast<int>(timesteps_.at(static_cast<std::size_t>(index)));
  const int previous = timestep - num_train_timesteps() / num_inference_steps_;
  const double alpha = alpha_bar(timestep);
  const double alpha_previous = previous >= 0 ? alpha_bar(previous) : final_alpha_cumprod_;

  auto original = predicted_original(model_output, sample, alpha);
  if (clip_sample_) original = original.clamp(-clip_sample_range_, clip_sample_range_);
  torch::Tensor epsilon; // of the unclipped x_0, as Diffusers has it
  switch (prediction_type()) {
  case PredictionType::Epsilon:
    epsilon = model_output;
    break;
  case PredictionType::Sample:
    epsilon = (sample - std::sqrt(alpha) * model_output) / std::sqrt(1 - alpha);
    break;
  case PredictionType::VPrediction:
    epsilon = std::sqrt(alpha) * model_output + std::sqrt(1 - alpha) * sample;
    break;
  }
  return std::sqrt(alpha_previous) * original + std::sqrt(1 - alpha_previous) * epsilon;
}

} // namespace pentimento
