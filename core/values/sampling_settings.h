#pragma once

#include <string>

namespace pentimento {

/// How pictures are sampled.
struct SamplingSettings {
  std::string scheduler; ///< A name of the scheduler registry; empty takes the model's own.
  /// "leading", "linspace" or "trailing": which of the training timesteps are taken; empty is the model's
  /// own.
  std::string timestep_spacing;
  int steps = 20;
  double guidance = 7.5; ///< Classifier-free guidance; 1 or less draws without it.
  int width = 0;         ///< Pixels; 0 takes the model's size.
  int height = 0;
  std::string negative; ///< What to keep away from; empty is the unconditional prompt.
  int batch = 8;        ///< Pictures at a time, at most.
  bool operator==(const SamplingSettings&) const = default;
};

} // namespace pentimento
