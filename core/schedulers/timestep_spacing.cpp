#include "core/schedulers/timestep_spacing.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace pentimento {

std::vector<double> linspace(double first, double last, int count) {
  std::vector<double> values(static_cast<std::size_t>(count));
  const double step = count > 1 ? (last - first) / (count - 1) : 0.0;
  for (int i = 0; i < count; ++i) values[i] = first + i * step;
  if (count > 1) values.back() = last;
  return values;
}

std::vector<double> spaced_timesteps(const std::string& spacing, int num_train_timesteps, int steps,
                                     int steps_offset, bool rounded) {
  std::vector<double> timesteps;
  if (spacing == "linspace") {
    timesteps = linspace(0, num_train_timesteps - 1, steps);
    for (auto& t : timesteps)
      t = rounded ? std::nearbyint(t) : static_cast<float>(t); // numpy rounds half to even
    std::reverse(timesteps.begin(), timesteps.end());
  } else if (spacing == "leading") {
    const int ratio = num_train_timesteps / steps;
    for (int i = steps - 1; i >= 0; --i) timesteps.push_back(i * ratio + steps_offset);
  } else if (spacing == "trailing") {
    const double ratio = static_cast<double>(num_train_timesteps) / steps;
    const int count = static_cast<int>(std::ceil(num_train_timesteps / ratio));
    for (int i = 0; i < count; ++i) timesteps.push_back(std::nearbyint(num_train_timesteps - i * ratio) - 1);
  } else {
    throw Error(ErrorCode::Unsupported, "the scheduler's timestep_spacing is not known",
                "linspace, leading or trailing", spacing);
  }
  return timesteps;
}

double interpolated(const std::vector<double>& values, double at) {
  if (at <= 0) return values.front();
  const auto low = static_cast<std::size_t>(at);
  if (low + 1 >= values.size()) return values.back();
  return values[low] + (values[low + 1] - values[low]) * (at - static_cast<double>(low));
}

std::vector<double> karras_sigmas(double smallest, double largest, int steps) {
  constexpr double rho = 7.0;
  const double low = std::pow(smallest, 1 / rho), high = std::pow(largest, 1 / rho);
  auto sigmas = linspace(0, 1, steps);
  for (auto& value : sigmas) value = std::pow(high + value * (low - high), rho);
  return sigmas;
}

double timestep_of_sigma(double sigma, const std::vector<double>& log_sigmas) {
  const double log_sigma = std::log(std::max(sigma, 1e-10));
  const auto above = std::upper_bound(log_sigmas.begin(), log_sigmas.end(), log_sigma);
  const auto last = static_cast<std::ptrdiff_t>(log_sigmas.size()) - 2;
  const auto low = std::clamp<std::ptrdiff_t>(above - log_sigmas.begin() - 1, 0, last);
  const double weight =
      std::clamp((log_sigmas[low] - log_sigma) / (log_sigmas[low] - log_sigmas[low + 1]), 0.0, 1.0);
  return (1 - weight) * static_cast<double>(low) + weight * static_cast<double>(low + 1);
}

} // namespace pentimento
