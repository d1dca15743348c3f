#pragma once

#include <memory>

#include "core/edits/parameter_swap.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

/// Everything of a model that edits exchange: the UNet's parameters and places for erasers, and the text
/// encoder's parameters under text_encoder_prefix. An edited text encoder makes the model forget what prompts
/// it has encoded, and stays in memory. Make it while the model is in its base state; the model outlives it.
std::unique_ptr<ParameterSwap> editable_parameters(DiffusionModel& model);

} // namespace pentimento
