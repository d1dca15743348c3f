#pragma once

#include <string>
#include <vector>

namespace pentimento {

/// `count` numbers from `first` to `last`, as numpy.linspace makes them.
std::vector<double> linspace(double first, double last, int count);

/// Timesteps t_0 > t_1 > … of a sampler. Lin et al. 2023, table 2, with Diffusers' rounding.
/// @param spacing linspace | leading | trailing. @param rounded whole timesteps (DDIM, DDPM); Euler keeps
/// fractions in linspace. @throws Error(Unsupported) on another spacing.
std::vector<double> spaced_timesteps(const std::string& spacing, int num_train_timesteps, int steps,
                                     int steps_offset, bool rounded);

/// Linear interpolation of `values` at the fractional index `at`, held at both ends, as numpy.interp.
double interpolated(const std::vector<double>& values, double at);

/// σ_i of Karras et al. 2022, eq. (5), ρ = 7, from `largest` down to `smallest`.
std::vector<double> karras_sigmas(double smallest, double largest, int steps);

/// The fractional timestep whose log σ is log `sigma`. @param log_sigmas ascending, one a training timestep.
double timestep_of_sigma(double sigma, const std::vector<double>& log_sigmas);

} // namespace pentimento
