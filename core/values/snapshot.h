#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/values/interval.h"

namespace pentimento {

/// How one edited matrix fares: change and gradient conflict.
struct LayerHealth {
  std::string name;             ///< Diffusers' parameter name.
  double relative_change = 0.0; ///< |ΔW| / |W|, Frobenius.
  double gradient_cosine =
      0.0;               ///< cos(erase gradient, preserve gradient) at the last step; 0 when not measured.
  bool conflict = false; ///< The preserving gradient stepped in.
  double residual_to_anchor = 0.0; ///< Mean over targets of |W c_target − W0 c_anchor| / |W0 c_anchor|.
  double kept_drift = 0.0;         ///< Mean over kept concepts of |W c − W0 c| / |W0 c|.
  bool operator==(const LayerHealth&) const = default;
};

/// Figures of one training step, by the paper's name of each curve ("loss_G", "loss_D", "acc_real", …).
struct StepFigures {
  int step = 0;
  std::map<std::string, double> values;
};

/// What an edit did, measured right after.
struct EditHealth {
  int matrices_touched = 0;
  int matrices_expected = 0;
  double residual_to_anchor = 0.0; ///< Mean over matrices of |W c_target − W0 c_anchor| / |W0 c_anchor|.
  double largest_change = 0.0;     ///< Largest relative change of a matrix, 0..1.
  double condition_number = 0.0;   ///< Closed forms only; 0 otherwise.
  bool finite = true;
  std::optional<double> kept_drift; ///< Mean over matrices and kept concepts; empty when none are kept.
  bool operator==(const EditHealth&) const = default;
};

/// What an erasure emits while it runs; its delta stays in the core under `state`.
struct Snapshot {
  int index = 0; ///< 0 is "before".
  int step = 0;
  int total_steps = 0;
  std::string state; ///< State hash with this snapshot's delta applied at strength 1.
  std::vector<LayerHealth> layers;
  EditHealth health;
};

/// The leak and kept counts of one snapshot's pictures.
struct SnapshotCounts {
  int index = 0;
  int step = 0;
  Proportion leak;
  Proportion kept; ///< k = still intact.
};

} // namespace pentimento
