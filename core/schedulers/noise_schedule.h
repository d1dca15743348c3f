#pragma once

#include <string>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// Diffusers' stand-in for ᾱ_T = 0, so that σ_T is finite.
inline constexpr double kSmallestAlpha = 1.0 / (1 << 24);

/// How much noise a model was trained with at each timestep, as `scheduler_config.json` says it.
struct NoiseSettings {
  int num_train_timesteps = 1000;
  double beta_start = 0.0001;
  double beta_end = 0.02;
  std::string beta_schedule = "linear"; ///< linear | scaled_linear | squaredcos_cap_v2
  std::vector<float> trained_betas;     ///< Overrules the schedule when not empty.
  bool rescale_betas_zero_snr = false;
};

/// The betas of `settings`. @return [num_train_timesteps] float32 on the CPU. @throws Error(Unsupported) on
/// another schedule's name. Ho et al. 2020; Nichol & Dhariwal 2021, eq. (17); zero SNR: Lin et al. 2023,
/// algorithm 1.
torch::Tensor make_betas(const NoiseSettings& settings);

/// ᾱ_t = Π (1 − β_s) of make_betas. @return [num_train_timesteps] float32 on the CPU.
torch::Tensor make_alphas_cumprod(const NoiseSettings& settings);

} // namespace pentimento
