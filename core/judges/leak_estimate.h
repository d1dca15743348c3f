#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/judges/detector_events.h"
#include "core/values/label_request.h"

namespace pentimento {

/// Which pictures a figure is about. The verdict of a model needs those of its last checkpoint alone: all
/// checkpoints together are an average over the run, which is another quantity.
struct PicturesOf {
  std::optional<int> checkpoint;
  std::string probe; ///< Empty: all.
};

/// The leak rate of the pictures, from the detector's decisions ŷ and the labels y of those asked about with
/// probability π:
///   p̂ = (1/N) Σ ŷ + (1/N) Σ_labelled (y − ŷ) / π
/// (difference estimator, unbiased as every π > 0; where answers are still out, π is multiplied by the
/// answered share of its stratum). Its band is stratified_exact over strata of {near the margin, confident
/// clean, confident leak} × π, 95 %; the normal band with Var = (1/N²) Σ (1 − π) / π² (y − ŷ)² is left empty
/// below five audit errors, where it covers 24 to 65 % instead of 95 %. Särndal, Swensson & Wretman 1992,
/// section 6.3.
LeakEstimate estimate_leaks(const std::deque<Observation>& observations, const PicturesOf& which = {});

/// One point of the leak curve a checkpoint, in their order of appearance.
struct CheckpointLeaks {
  int checkpoint = 0;
  LeakEstimate leaks;
};

/// estimate_leaks of each checkpoint.
std::vector<CheckpointLeaks> leaks_by_checkpoint(const std::deque<Observation>& observations);

/// How good the detector is where it was audited at random: of the leaks, how many it called; of the others,
/// how many.
struct DetectorReliability {
  Proportion true_positives;
  Proportion false_alarms;
};

/// Reliability on the random slice alone (reason Audit), whose pictures were not picked by the margin.
DetectorReliability reliability(const std::deque<Observation>& observations);

} // namespace pentimento
