#pragma once

#include <string>

#include "core/values/sampling_settings.h"

namespace pentimento {

/// Draws with the scheduler of this name. The spacing of timesteps belonged to the one before, and goes with
/// it; the same name again changes nothing.
inline void choose_scheduler(SamplingSettings& sampling, const std::string& name) {
  if (sampling.scheduler == name) return;
  sampling.scheduler = name;
  sampling.timestep_spacing.clear();
}

} // namespace pentimento
