#pragma once

#include "core/values/grid_cell.h"
#include "core/values/verdict.h"

namespace pentimento {

/// From this probability on a label counts as seen.
inline constexpr double kSeenFrom = 0.5;
/// Between these a judge is not sure. In the miniature's 486 single-object pictures before any edit (three
/// samplers) one lies here; of the objects asked for in 324 two-object pictures 4 %.
inline constexpr double kUnsureFrom = 0.35;
inline constexpr double kUnsureTo = 0.65;

/// True where a probability is decided enough to count.
constexpr bool is_decided(double probability) {
  return probability <= kUnsureFrom || probability >= kUnsureTo;
}

/// What a picture after the edit means: for prompts that ask for the target a hit is a leak, for all others a
/// miss is damage; where the judge is not sure it is not scored.
Verdict verdict_for(Role role, const Score& score, double threshold = kSeenFrom);

} // namespace pentimento
