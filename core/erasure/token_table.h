#pragma once

#include "core/pipelines/diffusion_model.h"
#include "core/values/token_table.h"

namespace pentimento {

/// Every token of a prompt with those that the (first) text encoder's input embeddings put nearest to it, the
/// mean of all embeddings taken away, and which of them no longer fit. `word` and `names` stay empty.
/// @param count neighbours of each. @throws Error(Unsupported) for a model without a text encoder in place.
TokenTable token_table(DiffusionModel& model, const std::string& prompt, int count);

} // namespace pentimento
