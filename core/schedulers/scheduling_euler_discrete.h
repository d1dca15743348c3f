#pragma once

#include "core/schedulers/scheduler.h"

namespace pentimento {

/// Euler's method on the probability flow ODE in σ. Karras et al. 2022, arXiv 2206.00364, algorithm 2 without
/// churn.
class EulerDiscreteScheduler final : public Scheduler {
 public:
  explicit EulerDiscreteScheduler(const nlohmann::json& config);
  torch::Tensor scale_model_input(const torch::Tensor& sample, int index) const override;
  torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                     std::vector<at::Generator>& generators) override;
  double init_noise_sigma() const override;

 private:
  EulerDiscreteScheduler(const SchedulerOptions& options, int);
  void lay_out(int steps) override;

  std::string timestep_spacing_;
  std::string final_sigmas_type_;
  int steps_offset_;
  bool use_karras_sigmas_;
  double sigma_min_, sigma_max_; ///< Karras' ends; 0 = the schedule's own.
  std::vector<double> sigmas_;   ///< One a step and the end.
};

} // namespace pentimento
