#include "core/erasure/edit_sanity.h"

#include <algorithm>
#include <tuple>

#include "core/edits/edit_health.h"
#include "core/erasure/text_states.h"

namespace pentimento {

void complete_health(DiffusionModel& model, const Plan& plan, const WeightDelta& delta,
                     const ParameterSwap& parameters, Snapshot& snapshot) {
  const torch::NoGradGuard no_grad;
  HealthStates states;
  std::tie(states.target, states.anchor) = concept_states(model, plan);
  if (!plan.kept.empty()) states.kept = word_states(model, plan.kept);
  WeightDelta known; // an edit may also hold parameters of other components
  known.origin = delta.origin;
  for (const auto& [name, entry] : delta.entries)
    if (parameters.has(name)) known.entries[name] = entry;

  auto health = edit_health(known, parameters, states, snapshot.health.matrices_expected);
  health.matrices_touched = std::max(health.matrices_touched, snapshot.health.matrices_touched);
  health.condition_number = snapshot.health.condition_number;
  health.finite = health.finite && snapshot.health.finite;
  snapshot.health = health;

  auto layers = layer_health(known, parameters, states);
  for (auto& layer : layers)
    for (const auto& said : snapshot.layers)
      if (said.name == layer.name) {
        layer.gradient_cosine = said.gradient_cosine;
        layer.conflict = said.conflict;
      }
  snapshot.layers = std::move(layers);
}

} // namespace pentimento
