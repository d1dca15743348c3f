#pragma once

#include "core/schedulers/scheduler.h"

namespace pentimento {

/// Pseudo numerical methods: PLMS (`skip_prk_steps`, as Stable Diffusion uses it), with Runge-Kutta start
/// otherwise. Liu et al. 2022, arXiv 2202.09778, eq. (9), (12), (13).
class PNDMScheduler final : public Scheduler {
 public:
  explicit PNDMScheduler(const nlohmann::json& config);
  torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                     std::vector<at::Generator>& generators) override;

 private:
  PNDMScheduler(const SchedulerOptions& options, int);
  void lay_out(int steps) override;
  torch::Tensor step_prk(torch::Tensor model_output, int index, const torch::Tensor& sample);
  torch::Tensor step_plms(torch::Tensor model_output, int index, torch::Tensor sample);
  /// Eq. (9): the transfer φ(x_t, ε, t, t−δ).
  torch::Tensor transfer(const torch::Tensor& sample, int timestep, int previous,
                         torch::Tensor model_output) const;

  std::string timestep_spacing_;
  int steps_offset_;
  bool skip_prk_steps_;
  double final_alpha_cumprod_;
  std::size_t prk_steps_ = 0;
  std::vector<torch::Tensor> ets_; ///< The last four outputs, newest last.
  torch::Tensor current_output_;
  torch::Tensor current_sample_;
};

} // namespace pentimento
