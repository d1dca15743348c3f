#include "core/erasure/mace/focal_timesteps.h"

namespace pentimento {

torch::Tensor focal_weights(const FocalTimesteps& focus) {
  const auto t = torch::arange(focus.t_min, focus.t_max + 1, torch::kFloat64);
  if (!focus.on) return torch::ones_like(t);
  const auto weights =
      torch::sigmoid((t - focus.from) * focus.slope) - torch::sigmoid((t - focus.to) * focus.slope);
  return weights.clamp_min(1e-30); // far outside the two sigmoids are the same number
}

torch::Tensor draw_focal_timesteps(const FocalTimesteps& focus, int64_t rows, at::Generator& generator) {
  return torch::multinomial(focal_weights(focus), rows, true, generator) + focus.t_min;
}

} // namespace pentimento
