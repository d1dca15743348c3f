#pragma once

#include <functional>

#include <torch/torch.h>

namespace pentimento {

/// The UNet as an erasure sees it: a module with parameters to edit, and what it predicts.
struct NoisePredictor {
  torch::nn::Module* module = nullptr;
  /// (sample [B,C,h,w], timesteps [B] int64, text states [B,77,D]) → prediction [B,C,h,w].
  std::function<torch::Tensor(const torch::Tensor&, const torch::Tensor&, const torch::Tensor&)> predict;
};

} // namespace pentimento
