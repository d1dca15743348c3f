#pragma once

#include <string>

#include "core/values/sampling_settings.h"

namespace pentimento {

/// Draws with the scheduler of this name; the spacing of timesteps belonged to the one before.
inline void choose_scheduler(SamplingSettings& sampling, const std::string& name) {
  sampling.scheduler = name;
  sampling.timestep_spacing.clear();
}

} // namespace pentimento
