#pragma once

#include <functional>

#include "core/base/torch.h"

#include "core/models/text_encoders/text_conditions.h"

namespace pentimento {

/// The UNet as an erasure sees it: a module with parameters to edit, and what it predicts.
struct NoisePredictor {
  torch::nn::Module* module = nullptr;
  /// (sample [B,C,h,w], timesteps [B] int64, conditions of B prompts) → prediction [B,C,h,w].
  std::function<torch::Tensor(const torch::Tensor&, const torch::Tensor&, const TextConditions&)> predict;
};

} // namespace pentimento
