#include "core/schedulers/scheduling_euler_discrete.h"

#include <algorithm>
#include <cmath>

#include "core/schedulers/timestep_spacing.h"

namespace pentimento {
namespace {} // namespace

EulerDiscreteScheduler::EulerDiscreteScheduler(const nlohmann::json& config)
    : EulerDiscreteScheduler(SchedulerOptions("EulerDiscreteScheduler", config), 0) {}

EulerDiscreteScheduler::EulerDiscreteScheduler(const SchedulerOptions& options, int)
    : Scheduler(options, kSmallestAlpha), timestep_spacing_(options.word("timestep_spacing", "linspace")),
      final_sigmas_type_(options.word_of("final_sigmas_type", "zero", {"zero", "sigma_min"})),
      steps_offset_(options.whole("steps_offset", 0)),
      use_karras_sigmas_(options.flag("use_karras_sigmas", false)),
      sigma_min_(options.number("sigma_min", 0)), sigma_max_(options.number("sigma_max", 0)) {
  options.require_neutral("interpolation_type", "linear");
  options.require_neutral("use_exponential_sigmas", false);
  options.require_neutral("use_beta_sigmas", false);
  options.require_neutral("timestep_type", "discrete");
}

void EulerDiscreteScheduler::lay_out(int steps) {
  timesteps_ = spaced_timesteps(timestep_spacing_, num_train_timesteps(), steps, steps_offset_, false);
  const auto training = training_sigmas();
  sigmas_.clear();
  for (const double t : timesteps_) sigmas_.push_back(interpolated(training, t));
  if (use_karras_sigmas_) {
    auto logs = training;
    for (auto& value : logs) value = std::log(value);
    sigmas_ = karras_sigmas(sigma_min_ > 0 ? sigma_min_ : sigmas_.back(),
                            sigma_max_ > 0 ? sigma_max_ : sigmas_.front(), steps);
    timesteps_.clear();
    for (const double sigma : sigmas_) timesteps_.push_back(timestep_of_sigma(sigma, logs));
  }
  sigmas_.push_back(final_sigmas_type_ == "zero" ? 0.0 : training.front());
}

double EulerDiscreteScheduler::init_noise_sigma() const {
  const double largest = *std::max_element(sigmas_.begin(), sigmas_.end());
  return timestep_spacing_ == "leading" ? std::sqrt(largest * largest + 1) : largest;
}

torch::Tensor EulerDiscreteScheduler::scale_model_input(const torch::Tensor& sample, int index) const {
  const double sigma = sigmas_.at(static_cast<std::size_t>(index));
  return sample / std::sqrt(sigma * sigma + 1);
}

torch::Tensor EulerDiscreteScheduler::step(const torch::Tensor& model_output, int index,
                                           const torch::Tensor& sample, std::vector<at::Generator>&) {
  const double sigma = sigmas_.at(static_cast<std::size_t>(index)),
               next = sigmas_.at(static_cast<std::size_t>(index) + 1);
  if (prediction_type() == PredictionType::Epsilon) return sample + (next - sigma) * model_output;
  const auto original =
      prediction_type() == PredictionType::Sample
          ? model_output
          : model_output * (-sigma / std::sqrt(sigma * sigma + 1)) + sample / (sigma * sigma + 1);
  return sample + ((next - sigma) / sigma) * (sample - original);
}

} // namespace pentimento
