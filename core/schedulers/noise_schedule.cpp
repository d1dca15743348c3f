#include "core/schedulers/noise_schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/error.h"

namespace pentimento {
namespace {

torch::Tensor cosine_betas(int count) {
  const auto alpha_bar = [](double t) {
    const double c = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2);
    return c * c;
  };
  auto betas = torch::empty({count}, torch::kFloat32);
  for (int i = 0; i < count; ++i) {
    const double t1 = static_cast<double>(i) / count, t2 = static_cast<double>(i + 1) / count;
    betas[i] = std::min(1 - alpha_bar(t2) / alpha_bar(t1), 0.999);
  }
  return betas;
}

torch::Tensor rescale_zero_terminal_snr(const torch::Tensor& betas) {
  auto root = torch::cumprod(1.0 - betas, 0).sqrt();
  const auto first = root[0].clone(), last = root[-1].clone();
  root -= last;
  root *= first / (first - last);
  const auto bar = root.pow(2);
  const auto ratios = bar.slice(0, 1) / bar.slice(0, 0, -1);
  return 1 - torch::cat({bar.slice(0, 0, 1), ratios});
}

} // namespace

torch::Tensor make_betas(const NoiseSettings& s) {
  torch::Tensor betas;
  if (!s.trained_betas.empty()) {
    if (static_cast<int>(s.trained_betas.size()) != s.num_train_timesteps)
      throw Error(ErrorCode::BadSetting, "trained_betas has the wrong length",
                  std::to_string(s.num_train_timesteps), std::to_string(s.trained_betas.size()));
    betas = torch::tensor(s.trained_betas, torch::kFloat32);
  } else if (s.beta_schedule == "linear") {
    betas = torch::linspace(s.beta_start, s.beta_end, s.num_train_timesteps, torch::kFloat32);
  } else if (s.beta_schedule == "scaled_linear") {
    betas = torch::linspace(std::sqrt(s.beta_start), std::sqrt(s.beta_end), s.num_train_timesteps,
                            torch::kFloat32)
                .pow(2);
  } else if (s.beta_schedule == "squaredcos_cap_v2") {
    betas = cosine_betas(s.num_train_timesteps);
  } else {
    throw Error(ErrorCode::Unsupported, "the scheduler's beta_schedule is not known",
                "linear, scaled_linear or squaredcos_cap_v2", s.beta_schedule);
  }
  return s.rescale_betas_zero_snr ? rescale_zero_terminal_snr(betas) : betas;
}

torch::Tensor make_alphas_cumprod(const NoiseSettings& settings) {
  return torch::cumprod(1.0 - make_betas(settings), 0);
}

} // namespace pentimento
