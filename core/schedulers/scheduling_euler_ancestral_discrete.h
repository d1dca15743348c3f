#pragma once

#include "core/schedulers/scheduler.h"

namespace pentimento {

/// Euler steps that go a little too far down and put fresh noise back. Karras et al. 2022, arXiv 2206.00364;
/// k-diffusion's `sample_euler_ancestral`; stochastic.
class EulerAncestralDiscreteScheduler final : public Scheduler {
 public:
  explicit EulerAncestralDiscreteScheduler(const nlohmann::json& config);
  torch::Tensor scale_model_input(const torch::Tensor& sample, int index) const override;
  torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                     std::vector<at::Generator>& generators) override;
  double init_noise_sigma() const override;
  bool stochastic() const override { return true; }

 private:
  EulerAncestralDiscreteScheduler(const SchedulerOptions& options, int);
  void lay_out(int steps) override;

  std::string timestep_spacing_;
  int steps_offset_;
  std::vector<double> sigmas_; ///< One a step, then 0.
};

} // namespace pentimento
