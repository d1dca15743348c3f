#include "core/edits/edit_health.h"

#include <algorithm>

#include "core/models/layers/eraser.h"

namespace pentimento {

namespace {

/// Mean over the rows of |got − wanted| / |wanted|.
double mean_distance(const torch::Tensor& got, const torch::Tensor& wanted) {
  return ((got - wanted).norm(2, {-1}) / wanted.norm(2, {-1}).clamp_min(1e-12)).mean().item<double>();
}

/// One entry beside its base.
struct Measured {
  LayerHealth layer;
  bool changed = false;
  bool finite = true;
  bool takes_states = false; ///< A matrix as wide as the states.
};

class Measure {
 public:
  Measure(const WeightDelta& edit, const HealthStates& states)
      : edit_(edit), target_(on_cpu(states.target)), anchor_(on_cpu(states.anchor)),
        kept_(on_cpu(states.kept)) {}

  bool has_kept() const { return kept_.defined() && kept_.size(0) > 0; }

  Measured operator()(const std::string& name, const DeltaEntry& entry, const torch::Tensor& base) const {
    if (is_eraser(name)) return eraser(name, entry);
    const auto w0 = base.to(torch::kCPU, torch::kFloat32), w = entry.edited(w0);
    const double size = w0.norm().item<double>(), change = (w - w0).norm().item<double>();
    Measured measured;
    measured.layer = {name, size > 0.0 ? change / size : 0.0, 0.0, false};
    measured.changed = change > 0.0;
    measured.finite = torch::isfinite(w).all().item<bool>();
    const bool reads_text = w0.dim() == 2 && !name.starts_with(text_encoder_prefix);
    const auto takes = [&](const torch::Tensor& rows) {
      return reads_text && rows.defined() && rows.size(0) > 0 && w0.size(1) == rows.size(-1);
    };
    if (takes(target_)) {
      measured.takes_states = true;
      measured.layer.residual_to_anchor =
          mean_distance(torch::matmul(target_, w.t()), torch::matmul(anchor_, w0.t()));
    }
    if (takes(kept_)) {
      measured.takes_states = true;
      measured.layer.kept_drift = mean_distance(torch::matmul(kept_, w.t()), torch::matmul(kept_, w0.t()));
    }
    return measured;
  }

 private:
  Measured eraser(const std::string& name, const DeltaEntry& entry) const {
    Measured measured;
    const auto up = edit_.entries.find(eraser_sibling(name, "up.weight")),
               down = edit_.entries.find(eraser_sibling(name, "down.weight"));
    const bool whole = up != edit_.entries.end() && down != edit_.entries.end();
    measured.layer = {name, whole ? eraser_size(up->second.parameter, down->second.parameter) : 0.0, 0.0,
                      false};
    measured.changed = entry.parameter.ne(0).any().item<bool>();
    measured.finite = torch::isfinite(entry.parameter).all().item<bool>();
    return measured;
  }
  static torch::Tensor on_cpu(const torch::Tensor& states) {
    return states.defined() ? states.to(torch::kCPU, torch::kFloat32) : states;
  }
  const WeightDelta& edit_;
  torch::Tensor target_, anchor_, kept_;
};

} // namespace

namespace {

torch::Tensor base_of(const ParameterSwap& parameters, const std::string& name) {
  return is_eraser(name) ? torch::Tensor() : parameters.base(name);
}

} // namespace

std::vector<LayerHealth> layer_health(const WeightDelta& delta, const ParameterSwap& parameters,
                                      const HealthStates& states) {
  const torch::NoGradGuard no_grad;
  const Measure measure(delta, states);
  std::vector<LayerHealth> layers;
  for (const auto& [name, entry] : delta.entries)
    layers.push_back(measure(name, entry, base_of(parameters, name)).layer);
  return layers;
}

EditHealth edit_health(const WeightDelta& delta, const ParameterSwap& parameters, const HealthStates& states,
                       int matrices_expected) {
  const torch::NoGradGuard no_grad;
  const Measure measure(delta, states);
  EditHealth health;
  health.matrices_expected = matrices_expected;
  double residual = 0.0, drift = 0.0;
  int measured = 0;
  for (const auto& [name, entry] : delta.entries) {
    const auto one = measure(name, entry, base_of(parameters, name));
    health.matrices_touched += one.changed ? 1 : 0;
    health.largest_change = std::max(health.largest_change, one.layer.relative_change);
    health.finite = health.finite && one.finite;
    residual += one.layer.residual_to_anchor;
    drift += one.layer.kept_drift;
    measured += one.takes_states ? 1 : 0;
  }
  if (measured > 0) health.residual_to_anchor = residual / measured;
  if (measured > 0 && measure.has_kept()) health.kept_drift = drift / measured;
  return health;
}

EditHealth edit_health(const WeightDelta& delta, const ParameterSwap& parameters,
                       const torch::Tensor& target_states, const torch::Tensor& anchor_states,
                       int matrices_expected) {
  return edit_health(delta, parameters, HealthStates{target_states, anchor_states, {}}, matrices_expected);
}

} // namespace pentimento
