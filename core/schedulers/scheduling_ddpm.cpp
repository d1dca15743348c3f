#include "core/schedulers/scheduling_ddpm.h"

#include <algorithm>
#include <cmath>

#include "core/schedulers/timestep_spacing.h"

namespace pentimento {

DDPMScheduler::DDPMScheduler(const nlohmann::json& config)
    : DDPMScheduler(SchedulerOptions("DDPMScheduler", config), 0) {}

DDPMScheduler::DDPMScheduler(const SchedulerOptions& options, int)
    : Scheduler(options, 0.0), timestep_spacing_(options.word("timestep_spacing", "leading")),
      variance_type_(
          options.word_of("variance_type", "fixed_small", {"fixed_small", "fixed_small_log", "fixed_large"})),
      steps_offset_(options.whole("steps_offset", 0)), clip_sample_(options.flag("clip_sample", true)),
      clip_sample_range_(options.number("clip_sample_range", 1.0)) {
  options.require_neutral("thresholding", false);
}

void DDPMScheduler::lay_out(int steps) {
  timesteps_ = spaced_timesteps(timestep_spacing_, num_train_timesteps(), steps, steps_offset_, true);
}

torch::Tensor DDPMScheduler::step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                                  std::vector<at::Generator>& generators) {
  const auto at = static_cast<std::size_t>(index);
  const int timestep = static_cast<int>(timesteps_.at(at));
  const bool last = at + 1 == timesteps_.size();
  const double alpha = alpha_bar(timestep);
  const double alpha_previous = last ? 1.0 : alpha_bar(static_cast<int>(timesteps_[at + 1]));
  const double current_alpha = alpha / alpha_previous, current_beta = 1 - current_alpha;

  auto original = predicted_original(model_output, sample, alpha);
  if (clip_sample_) original = original.clamp(-clip_sample_range_, clip_sample_range_);
  const double original_weight = std::sqrt(alpha_previous) * current_beta / (1 - alpha);
  const double sample_weight = std::sqrt(current_alpha) * (1 - alpha_previous) / (1 - alpha);
  auto previous = original_weight * original + sample_weight * sample;
  if (timestep == 0) return previous;

  const double small = std::max((1 - alpha_previous) / (1 - alpha) * current_beta, 1e-20);
  const double variance = variance_type_ == "fixed_large" ? current_beta : small;
  return previous + std::sqrt(variance) * step_noise(sample, generators);
}

} // namespace pentimento
