#pragma once

#include "core/edits/parameter_swap.h"
#include "core/edits/weight_delta.h"
#include "core/pipelines/diffusion_model.h"
#include "core/values/concept.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// Fills in what a method leaves out of its snapshot's health: for every matrix the residual of the plan's
/// targets to their anchors and the drift of its kept concepts. What only the method knows (condition number,
/// matrices expected, gradients) stays as it said.
/// @param parameters of the model's UNet, with the base beside.
void complete_health(DiffusionModel& model, const Plan& plan, const WeightDelta& delta,
                     const ParameterSwap& parameters, Snapshot& snapshot);

} // namespace pentimento
