#pragma once

#include <string>

#include "core/values/concept.h"
#include "core/values/memory_forecast.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

class DiffusionModel;

/// Says that a run may not fit and what helps; empty where it fits.
std::string memory_warning(const MemoryForecast& forecast);

/// What drawing `pictures` (at most settings.batch at a time) takes. @throws Error(BadSetting) for a size
/// that does not go with the model, Error(Unsupported) where LibTorch cannot tell an operation's shapes.
MemoryForecast forecast_drawing(const DiffusionModel& model, const SamplingSettings& settings, int pictures,
                                const MemoryProbe& probe = {});

/// What erasing by a plan takes, with the pictures of its snapshots where it has seeds to draw them from.
/// Trained methods as TrainedRun counts them, closed forms as closed_form_bytes does; what some bring besides
/// (a discriminator, a mask, an attack's own search) is not counted. @throws Error(UnknownName) for a method
/// that is not there, Error(BadSetting | Unsupported).
MemoryForecast forecast_erasure(const DiffusionModel& model, const Plan& plan,
                                const SamplingSettings& preview, const MemoryProbe& probe = {});

} // namespace pentimento
