#pragma once

#include "core/schedulers/scheduler.h"

namespace pentimento {

/// Ancestral sampling of DDPM. Ho, Jain & Abbeel 2020, arXiv 2006.11239, eq. (7) and (11); stochastic.
class DDPMScheduler final : public Scheduler {
 public:
  explicit DDPMScheduler(const nlohmann::json& config);
  torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                     std::vector<at::Generator>& generators) override;
  bool stochastic() const override { return true; }

 private:
  DDPMScheduler(const SchedulerOptions& options, int);
  void lay_out(int steps) override;

  std::string timestep_spacing_;
  std::string variance_type_;
  int steps_offset_;
  bool clip_sample_;
  double clip_sample_range_;
};

} // namespace pentimento
