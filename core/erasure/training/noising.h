#pragma once

#include "core/base/torch.h"

namespace pentimento {

/// √ᾱ_t and √(1−ᾱ_t) at each row's timestep: how clean latents, noise and predictions hang together.
/// Ho et al. 2020, eq. (4); v-prediction: Salimans & Ho 2022, appendix D.
class Noising {
 public:
  /// @param alphas_cumprod [T] float32. @param predicts_velocity v-prediction; else ε.
  Noising(const torch::Tensor& alphas_cumprod, bool predicts_velocity, torch::Device device);

  /// x_t = √ᾱ z + √(1−ᾱ) n. @param clean, noise [B,C,h,w] float32. @param timesteps [B] int64.
  torch::Tensor noisy(const torch::Tensor& clean, const torch::Tensor& noise,
                      const torch::Tensor& timesteps) const;
  /// x̂0 of a prediction for `noisy`; see reference/erasure.md §0.
  torch::Tensor clean(const torch::Tensor& prediction, const torch::Tensor& noisy,
                      const torch::Tensor& timesteps) const;
  /// What a perfect model predicts: the noise, or the velocity.
  torch::Tensor truth(const torch::Tensor& clean, const torch::Tensor& noise,
                      const torch::Tensor& timesteps) const;
  int64_t size() const { return signal_.size(0); }
  torch::Device device() const { return signal_.device(); }

 private:
  torch::Tensor signal_, noise_;
  bool predicts_velocity_;
};

} // namespace pentimento
