#pragma once

#include <string>

#include "core/edits/parameter_swap.h"
#include "core/erasure/erasure_method.h"

namespace pentimento {

/// Where an edit that this run of `method` makes comes from.
DeltaOrigin origin_of(const ErasureContext& context, const std::string& method);

/// Measures the edit as it is now and hands it to on_snapshot, which sees the state it makes. Nothing is
/// measured where nobody listens; the time it takes is added to the context's measuring_seconds.
/// @param parameters of the model's UNet, with the base beside. @param snapshot index, steps, and what only
/// the method knows: gradients by layer, condition number, matrices expected.
void give_snapshot(ErasureContext& context, const WeightDelta& delta, const ParameterSwap& parameters,
                   Snapshot snapshot);

} // namespace pentimento
