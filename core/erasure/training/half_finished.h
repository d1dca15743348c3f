#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/torch.h"

#include "core/base/run_control.h"
#include "core/erasure/training/noising.h"
#include "core/models/text_encoders/text_conditions.h"
#include "core/schedulers/scheduler.h"

namespace pentimento {

/// How far and how half-finished pictures are drawn.
struct HalfFinishedOptions {
  int sampling_steps = 50; ///< Of a whole picture.
  double guidance = 3.0;
  bool bucket_timestep = false; ///< t is uniform in the training timesteps of the sampling step.
  std::vector<int64_t> latent_shape{4, 64, 64};
};

/// The lot of one batch: all rows share the step they stop at.
struct HalfFinishedDraw {
  torch::Tensor noise;     ///< [B,C,h,w] float32, what is started from.
  torch::Tensor timesteps; ///< [B] int64, where the rows stop.
  int steps = 0;           ///< Denoising steps to get there.
};

/// Pictures stopped after a random number of DDIM steps with guidance: the x_t of ESD and of what follows it.
/// Gandikota et al. 2023, their code.
class HalfFinished {
 public:
  /// (sample, timesteps, conditions) → prediction, without gradients.
  using Predict =
      std::function<torch::Tensor(const torch::Tensor&, const torch::Tensor&, const TextConditions&)>;

  /// @param sampler laid out by this; deterministic.
  HalfFinished(std::unique_ptr<Scheduler> sampler, HalfFinishedOptions options);

  /// Draws, in this order: the step index, the start noise, the timestep in its bucket.
  HalfFinishedDraw draw(int64_t rows, const Noising& noising, at::Generator& generator);
  /// x_t. @param asked, empty conditions of as many rows. @return [B,C,h,w]. @throws Stopped.
  torch::Tensor picture(const HalfFinishedDraw& draw, const TextConditions& asked,
                        const TextConditions& empty, const Predict& predict, RunControl& control);

 private:
  std::unique_ptr<Scheduler> sampler_;
  HalfFinishedOptions options_;
};

} // namespace pentimento
