#pragma once

#include <functional>

#include "core/forecast/model_shape.h"
#include "core/values/concept.h"
#include "core/values/memory_forecast.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// Says that a run may not fit and what helps; empty where it fits.
std::string memory_warning(const MemoryForecast& forecast);

/// How free memory is asked for; a test puts its own in place.
using MemoryProbe = std::function<FreeMemory(const torch::Device&)>;

/// What drawing `pictures` (at most settings.batch at a time) takes. @throws Error(BadSetting) for a size
/// that does not go with the model, Error(Unsupported) where LibTorch cannot tell an operation's shapes.
MemoryForecast forecast_drawing(const DiffusionModel& model, const SamplingSettings& settings, int pictures,
                                const MemoryProbe& probe = {});

/// What erasing by a plan takes, with the pictures of its snapshots where it has seeds to draw them from.
/// A trained method: one forward and backward pass of the UNet over `batch_size` rows to its parameters;
/// (or drawing the pictures that it learns from, where that takes more);
/// beside it their float32 masters, AdamW's two moments, the gradient of what is to be kept, and the edit of
/// the newest snapshot. What a method brings besides (a discriminator, an attack) is not counted. A closed
/// form: the edit, and a float64 system as wide as the text with its factor, its eigenvectors' work space and
/// its solution. @throws Error(UnknownName) for a method that is not there, Error(BadSetting | Unsupported).
MemoryForecast forecast_erasure(const DiffusionModel& model, const Plan& plan,
                                const SamplingSettings& preview, const MemoryProbe& probe = {});

} // namespace pentimento
