#pragma once

#include <vector>

#include "core/edits/parameter_swap.h"
#include "core/edits/weight_delta.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// Relative change |W − W0| / |W0| (Frobenius) of every entry, in the order of the names.
/// @throws Error(MissingTensor) for an entry the model lacks.
std::vector<LayerHealth> layer_health(const WeightDelta& delta, const ParameterSwap& parameters);

/// What the edit did. The residual is the mean over matrices and rows of |W c_target − W0 c_anchor| / |W0
/// c_anchor|.
/// @param target_states [n, D] float; row i is to be drawn as row i of `anchor_states` [n, D]. Both may be
/// undefined: residual 0.
/// @param matrices_expected how many matrices the method is meant to touch.
EditHealth edit_health(const WeightDelta& delta, const ParameterSwap& parameters,
                       const torch::Tensor& target_states, const torch::Tensor& anchor_states,
                       int matrices_expected);

} // namespace pentimento
