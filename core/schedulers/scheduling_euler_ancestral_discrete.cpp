#include "core/schedulers/scheduling_euler_ancestral_discrete.h"

#include <algorithm>
#include <cmath>

#include "core/schedulers/timestep_spacing.h"

namespace pentimento {
namespace {} // namespace

EulerAncestralDiscreteScheduler::EulerAncestralDiscreteScheduler(const nlohmann::json& config)
    : EulerAncestralDiscreteScheduler(SchedulerOptions("EulerAncestralDiscreteScheduler", config), 0) {}

EulerAncestralDiscreteScheduler::EulerAncestralDiscreteScheduler(const SchedulerOptions& options, int)
    : Scheduler(options, kSmallestAlpha), timestep_spacing_(options.word("timestep_spacing", "linspace")),
      steps_offset_(options.whole("steps_offset", 0)) {
  options.word_of("prediction_type", "epsilon", {"epsilon", "v_prediction"});
}

void EulerAncestralDiscreteScheduler::lay_out(int steps) {
  timesteps_ = spaced_timesteps(timestep_spacing_, num_train_timesteps(), steps, steps_offset_, false);
  const auto training = training_sigmas();
  sigmas_.clear();
  for (const double t : timesteps_) sigmas_.push_back(interpolated(training, t));
  sigmas_.push_back(0.0);
}

double EulerAncestralDiscreteScheduler::init_noise_sigma() const {
  const double largest = *std::max_element(sigmas_.begin(), sigmas_.end());
  return timestep_spacing_ == "leading" ? std::sqrt(largest * largest + 1) : largest;
}

torch::Tensor EulerAncestralDiscreteScheduler::scale_model_input(const torch::Tensor& sample,
                                                                 int index) const {
  const double sigma = sigmas_.at(static_cast<std::size_t>(index));
  return sample / std::sqrt(sigma * sigma + 1);
}

torch::Tensor EulerAncestralDiscreteScheduler::step(const torch::Tensor& model_output, int index,
                                                    const torch::Tensor& sample,
                                                    std::vector<at::Generator>& generators) {
  const double from = sigmas_.at(static_cast<std::size_t>(index)),
               to = sigmas_.at(static_cast<std::size_t>(index) + 1);
  const double up = std::sqrt(to * to * (from * from - to * to) / (from * from));
  const double down = std::sqrt(to * to - up * up);
  auto derivative = model_output;
  if (prediction_type() == PredictionType::VPrediction)
    derivative =
        (sample - (model_output * (-from / std::sqrt(from * from + 1)) + sample / (from * from + 1))) / from;
  return sample + (down - from) * derivative + up * step_noise(sample, generators);
}

} // namespace pentimento
