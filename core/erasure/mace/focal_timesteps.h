#pragma once

#include "core/base/torch.h"

namespace pentimento {

/// Where in the noise a concept is decided, as MACE's concept-focal importance sampling takes it.
struct FocalTimesteps {
  bool on = true; ///< Off: every timestep is as likely as another.
  double from = 200.0;
  double to = 400.0;
  double slope = 0.05;
  int64_t t_min = 0;
  int64_t t_max = 999;
};

/// How likely each timestep from t_min to t_max is, σ(γ(t − from)) − σ(γ(t − to)), not normalised.
/// Lu et al. 2024, eq. (6). @return [t_max − t_min + 1] float64, all positive.
torch::Tensor focal_weights(const FocalTimesteps& focus);

/// Draws timesteps. @return [rows] int64 on the CPU.
torch::Tensor draw_focal_timesteps(const FocalTimesteps& focus, int64_t rows, at::Generator& generator);

} // namespace pentimento
