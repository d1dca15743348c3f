#pragma once

#include <vector>

#include "core/edits/parameter_swap.h"
#include "core/edits/weight_delta.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// The text states that an edit is measured by; any may be undefined.
struct HealthStates {
  torch::Tensor target; ///< [n, D] float: row i is to be drawn as …
  torch::Tensor anchor; ///< [n, D]: … row i of these.
  torch::Tensor kept;   ///< [m, D]: these are to be drawn as before.
};

/// Relative change |W − W0| / |W0| (Frobenius) of every entry, in the order of the names, and with states its
/// residual and drift where the matrix takes them. An eraser's tensors each say the whole eraser's size
/// (eraser_size).
/// @throws Error(MissingTensor) for an entry the model lacks.
std::vector<LayerHealth> layer_health(const WeightDelta& delta, const ParameterSwap& parameters,
                                      const HealthStates& states = {});

/// What the edit did, over all matrices. @param matrices_expected how many the method is meant to touch.
EditHealth edit_health(const WeightDelta& delta, const ParameterSwap& parameters, const HealthStates& states,
                       int matrices_expected);

/// The same without kept concepts.
EditHealth edit_health(const WeightDelta& delta, const ParameterSwap& parameters,
                       const torch::Tensor& target_states, const torch::Tensor& anchor_states,
                       int matrices_expected);

} // namespace pentimento
