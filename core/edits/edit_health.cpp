#include "core/edits/edit_health.h"

#include <algorithm>

namespace pentimento {

std::vector<LayerHealth> layer_health(const WeightDelta& delta, const ParameterSwap& parameters) {
  const torch::NoGradGuard no_grad;
  std::vector<LayerHealth> layers;
  for (const auto& [name, entry] : delta.entries) {
    const auto& base = parameters.base(name);
    const double size = base.to(torch::kFloat32).norm().item<double>();
    const double change = entry.change(base).norm().item<double>();
    layers.push_back({name, size > 0.0 ? change / size : 0.0, 0.0, false});
  }
  return layers;
}

EditHealth edit_health(const WeightDelta& delta, const ParameterSwap& parameters,
                       const torch::Tensor& target_states, const torch::Tensor& anchor_states,
                       int matrices_expected) {
  const torch::NoGradGuard no_grad;
  EditHealth health;
  health.matrices_expected = matrices_expected;
  double residual = 0.0;
  int measured = 0;
  for (const auto& [name, entry] : delta.entries) {
    const auto w0 = parameters.base(name).to(torch::kCPU, torch::kFloat32);
    const auto w = entry.edited(w0);
    const double size = w0.norm().item<double>();
    const double change = (w - w0).norm().item<double>();
    if (change > 0.0) ++health.matrices_touched;
    if (size > 0.0) health.largest_change = std::max(health.largest_change, change / size);
    health.finite = health.finite && torch::isfinite(w).all().item<bool>();
    if (!target_states.defined() || w0.dim() != 2 || w0.size(1) != target_states.size(-1)) continue;
    const auto wanted = torch::matmul(anchor_states.to(torch::kCPU, torch::kFloat32), w0.t());
    const auto got = torch::matmul(target_states.to(torch::kCPU, torch::kFloat32), w.t());
    residual += ((got - wanted).norm(2, {-1}) / wanted.norm(2, {-1}).clamp_min(1e-12)).mean().item<double>();
    ++measured;
  }
  if (measured > 0) health.residual_to_anchor = residual / measured;
  return health;
}

} // namespace pentimento
