#include "core/schedulers/scheduling_pndm.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/schedulers/timestep_spacing.h"

namespace pentimento {

PNDMScheduler::PNDMScheduler(const nlohmann::json& config)
    : PNDMScheduler(SchedulerOptions("PNDMScheduler", config), 0) {}

PNDMScheduler::PNDMScheduler(const SchedulerOptions& options, int)
    : Scheduler(options, 0.0), timestep_spacing_(options.word("timestep_spacing", "leading")),
      steps_offset_(options.whole("steps_offset", 0)), skip_prk_steps_(options.flag("skip_prk_steps", false)),
      final_alpha_cumprod_(options.flag("set_alpha_to_one", false) ? 1.0 : alpha_bar(0)) {
  options.word_of("prediction_type", "epsilon", {"epsilon", "v_prediction"});
  options.require_neutral("rescale_betas_zero_snr",
                          false); // Diffusers' PNDM would ignore it and draw something else
}

void PNDMScheduler::lay_out(int steps) {
  ets_.clear();
  current_output_ = current_sample_ = torch::Tensor();
  auto rising = spaced_timesteps(timestep_spacing_, num_train_timesteps(), steps, steps_offset_, true);
  std::reverse(rising.begin(), rising.end());
  prk_steps_ = 0;
  if (skip_prk_steps_) {
    timesteps_.assign(rising.rbegin(), rising.rend());
    if (steps > 1) timesteps_.insert(timesteps_.begin() + 1, timesteps_[1]); // the second is called twice
    return;
  }
  if (steps < 4)
    throw Error(ErrorCode::BadSetting, "PNDM with Runge-Kutta steps needs more steps", "4 or more",
                std::to_string(steps), "or set skip_prk_steps");
  std::vector<double> doubled; // t, t+δ/2 of the last four; each but the ends called twice
  const int half = num_train_timesteps() / steps / 2;
  for (auto t = rising.end() - 4; t != rising.end(); ++t) doubled.insert(doubled.end(), {*t, *t + half});
  doubled.pop_back();
  std::vector<double> prk;
  for (const double t : doubled) prk.insert(prk.end(), {t, t});
  prk = {prk.begin() + 1, prk.end() - 1};
  prk_steps_ = prk.size();
  timesteps_.assign(prk.rbegin(), prk.rend());
  timesteps_.insert(timesteps_.end(), rising.rbegin() + 3, rising.rend());
}

torch::Tensor PNDMScheduler::step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                                  std::vector<at::Generator>&) {
  return static_cast<std::size_t>(index) < prk_steps_ ? step_prk(model_output, index, sample)
                                                      : step_plms(model_output, index, sample);
}

torch::Tensor PNDMScheduler::step_prk(torch::Tensor model_output, int index, const torch::Tensor& sample) {
  const int half = index % 2 ? 0 : num_train_timesteps() / num_inference_steps_ / 2;
  const int previous = static_cast<int>(timesteps_.at(static_cast<std::size_t>(index))) - half;
  const int timestep = static_cast<int>(timesteps_.at(static_cast<std::size_t>(index / 4 * 4)));
  switch (index % 4) {
  case 0:
    current_output_ = model_output / 6;
    ets_.push_back(model_output);
    current_sample_ = sample;
    break;
  case 1:
  case 2:
    current_output_ = current_output_ + model_output / 3;
    break;
  default:
    model_output = current_output_ + model_output / 6;
  }
  return transfer(current_sample_, timestep, previous, model_output);
}

torch::Tensor PNDMScheduler::step_plms(torch::Tensor model_output, int index, torch::Tensor sample) {
  const int ratio = num_train_timesteps() / num_inference_steps_;
  int timestep = static_cast<int>(timesteps_.at(static_cast<std::size_t>(index)));
  int previous = timestep - ratio;
  if (index != 1) {
    if (ets_.size() > 3) ets_.erase(ets_.begin(), ets_.end() - 3);
    ets_.push_back(model_output);
  } else { // the first step once more, now as the mean of both ends (Heun)
    previous = timestep;
    timestep += ratio;
  }
  const auto e = [&](std::size_t back) { return ets_[ets_.size() - back]; };
  if (index == 0)
    current_sample_ = sample;
  else if (index == 1) {
    model_output = (model_output + e(1)) / 2;
    sample = current_sample_;
  } else if (ets_.size() == 2)
    model_output = (3 * e(1) - e(2)) / 2;
  else if (ets_.size() == 3)
    model_output = (23 * e(1) - 16 * e(2) + 5 * e(3)) / 12;
  else
    model_output = (55 * e(1) - 59 * e(2) + 37 * e(3) - 9 * e(4)) / 24;
  return transfer(sample, timestep, previous, model_output);
}

torch::Tensor PNDMScheduler::transfer(const torch::Tensor& sample, int timestep, int previous,
                                      torch::Tensor model_output) const {
  const double alpha = alpha_bar(timestep);
  const double alpha_previous = previous >= 0 ? alpha_bar(previous) : final_alpha_cumprod_;
  if (prediction_type() == PredictionType::VPrediction)
    model_output = std::sqrt(alpha) * model_output + std::sqrt(1 - alpha) * sample;
  const double divisor =
      alpha * std::sqrt(1 - alpha_previous) + std::sqrt(alpha * (1 - alpha) * alpha_previous);
  return std::sqrt(alpha_previous / alpha) * sample - ((alpha_previous - alpha) / divisor) * model_output;
}

} // namespace pentimento
