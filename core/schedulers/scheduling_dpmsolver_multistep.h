#pragma once

#include "core/schedulers/scheduler.h"

namespace pentimento {

/// DPM-Solver++ multistep of order 1 or 2 ("2M"). Lu et al. 2022, arXiv 2211.01095, algorithm 2 and eq. (9),
/// (14).
class DPMSolverMultistepScheduler final : public Scheduler {
 public:
  explicit DPMSolverMultistepScheduler(const nlohmann::json& config);
  torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                     std::vector<at::Generator>& generators) override;

 private:
  DPMSolverMultistepScheduler(const SchedulerOptions& options, int);
  void lay_out(int steps) override;
  std::vector<double> plain_timesteps(int steps) const;

  std::string timestep_spacing_;
  std::string solver_type_;
  std::string final_sigmas_type_;
  std::string beta_schedule_;
  int steps_offset_;
  int solver_order_;
  bool lower_order_final_;
  bool euler_at_final_;
  bool use_karras_sigmas_;
  double lambda_min_clipped_;
  std::vector<double> sigmas_; ///< One a step and the end.
  torch::Tensor previous_original_;
};

} // namespace pentimento
