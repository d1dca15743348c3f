#pragma once

#include "core/schedulers/scheduler.h"

namespace pentimento {

/// DDIM, deterministic (η = 0). Song, Meng & Ermon 2021, arXiv 2010.02502, eq. (12).
class DDIMScheduler final : public Scheduler {
 public:
  explicit DDIMScheduler(const nlohmann::json& config);
  torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                     std::vector<at::Generator>& generators) override;

 private:
  DDIMScheduler(const SchedulerOptions& options, int);
  void lay_out(int steps) override;

  std::string timestep_spacing_;
  int steps_offset_;
  bool clip_sample_;
  double clip_sample_range_;
  double final_alpha_cumprod_;
};

} // namespace pentimento
