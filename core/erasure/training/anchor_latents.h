#pragma once

#include <cstdint>
#include <functional>

#include <torch/torch.h>

#include "core/base/run_control.h"
#include "core/erasure/training/noise_predictor.h"
#include "core/schedulers/scheduler.h"

namespace pentimento {

/// How the pictures that an erasure learns from are drawn.
struct AnchorOptions {
  int steps = 10;
  double guidance = 4.0;
  int batch = 8;
  std::uint64_t seed = 42; ///< Latent i starts from the noise of seed + i.
};

/// Clean latents of one prompt each, drawn by the model as it is now; no pixels are made.
/// @param states [N,77,D] text states. @param empty [1,77,D] of the empty prompt. @param shape {C,h,w} of one
/// latent.
/// @param drawn is called with the count so far. @return [N,C,h,w] float32 on the states' device. @throws
/// Stopped.
torch::Tensor draw_latents(const NoisePredictor& unet, Scheduler& scheduler, const torch::Tensor& states,
                           const torch::Tensor& empty, at::IntArrayRef shape, const AnchorOptions& options,
                           RunControl& control, const std::function<void(int)>& drawn);

} // namespace pentimento
