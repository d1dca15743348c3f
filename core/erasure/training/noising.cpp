#include "core/erasure/training/noising.h"

namespace pentimento {

namespace {

/// Values of a step function at each row's timestep, shaped to multiply [B,C,h,w].
torch::Tensor rows(const torch::Tensor& table, const torch::Tensor& timesteps) {
  return table.index_select(0, timesteps).view({-1, 1, 1, 1});
}

} // namespace

Noising::Noising(const torch::Tensor& alphas_cumprod, bool predicts_velocity, torch::Device device)
    : signal_(alphas_cumprod.to(device).sqrt()), noise_((1.0 - alphas_cumprod.to(device)).sqrt()),
      predicts_velocity_(predicts_velocity) {}

torch::Tensor Noising::noisy(const torch::Tensor& clean, const torch::Tensor& noise,
                             const torch::Tensor& timesteps) const {
  return rows(signal_, timesteps) * clean + rows(noise_, timesteps) * noise;
}

torch::Tensor Noising::clean(const torch::Tensor& prediction, const torch::Tensor& noisy,
                             const torch::Tensor& timesteps) const {
  const auto signal = rows(signal_, timesteps), noise = rows(noise_, timesteps);
  return predicts_velocity_ ? signal * noisy - noise * prediction : (noisy - noise * prediction) / signal;
}

torch::Tensor Noising::truth(const torch::Tensor& clean, const torch::Tensor& noise,
                             const torch::Tensor& timesteps) const {
  if (!predicts_velocity_) return noise;
  return rows(signal_, timesteps) * noise - rows(noise_, timesteps) * clean;
}

} // namespace pentimento
