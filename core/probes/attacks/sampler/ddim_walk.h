#pragma once

#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/probes/attacks/attacked_model.h"

namespace pentimento {

/// Noise that every step of a walk adds anew, one strength a picture.
struct FreshNoise {
  torch::Tensor eta;                     ///< [B,1,1,1] float32: η, 1 is as much as DDPM adds.
  torch::Tensor scale;                   ///< [B,1,1,1] float32: v, by how much more than its share is added.
  std::vector<at::Generator> generators; ///< One CPU generator a picture.
};

/// The way from noise to a picture in DDIM's steps, to be walked in parts and by either side of a model.
/// Steps are spaced "trailing", so that step 0 begins with pure noise. Song, Meng & Ermon 2021 (arXiv
/// 2010.02502), eq. (12).
class DdimWalk {
 public:
  /// @param steps of the whole way. @param guidance 1 or less is none. @param negative what guidance leads
  /// away from.
  DdimWalk(AttackedModel& model, int steps, double guidance, std::string negative = {});

  const std::vector<int64_t>& timesteps() const { return timesteps_; } ///< Noisiest first.
  int steps() const { return static_cast<int>(timesteps_.size()); }
  /// A picture as noisy as step `index` begins with. @param clean, noise [B,C,h,w] float32.
  torch::Tensor noisy(const torch::Tensor& clean, const torch::Tensor& noise, int index) const;
  /// Steps first … last − 1 by the side in place; with fresh noise
  /// x' = √ᾱ' x̂0 + √|1−ᾱ'−(ησ)²| ε + v η σ ε', Lu et al. 2025 (arXiv 2505.17013), appendix.
  /// @param latents [B,C,h,w] float32. @param text B prompts. @return the same shape. @throws Stopped.
  torch::Tensor go(torch::Tensor latents, const TextConditions& text, int first, int last,
                   RunControl& control, FreshNoise* fresh = nullptr) const;

  /// Steps last − 1 … first backwards: latents that go() leads from `first` back to these, without fresh
  /// noise. Each step's equation x = √ᾱ x̂0' + √(1−ᾱ) ε(x), x̂0' = (x' − √(1−ᾱ') ε(x)) / √ᾱ', is solved by
  /// fixed-point iteration from x'; with one iteration it is plain DDIM inversion. Pan, Gherardi, Xie & Huang
  /// 2023 (ICCV, accelerated iterative diffusion inversion).
  /// @param latents, text as go(). @param iterations evaluations a step. @return as go(). @throws Stopped.
  torch::Tensor back(torch::Tensor latents, const TextConditions& text, int first, int last, int iterations,
                     RunControl& control) const;

 private:
  double alpha(int index) const; // ᾱ at the beginning of a step; 1 behind the last one
  torch::Tensor times(int index, int64_t rows) const;
  TextConditions asked(const TextConditions& text, int64_t rows) const; // what predict() takes
  torch::Tensor predict(const torch::Tensor& latents, const TextConditions& text, int index) const;

  AttackedModel& model_;
  Noising noising_;
  std::vector<int64_t> timesteps_;
  std::vector<double> alphas_;
  double guidance_;
  std::string negative_;
};

} // namespace pentimento
