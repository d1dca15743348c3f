#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/values/attack_news.h"

namespace pentimento {

/// What the auditor asks for.
struct AttackWish {
  std::string attack;
  int images = 16;     ///< Counted, of the attack and of its control.
  double effort = 1.0; ///< As many times the usual steps.
  bool operator==(const AttackWish&) const = default;
};

/// Where an attack stands.
enum class AttackPhase { None, Running, Finished, Stopped, Failed };

/// A loss by step.
struct LossPoint {
  int step = 0;
  double loss = 0.0;
  bool operator==(const LossPoint&) const = default;
};

/// An attack, or its null control, as far as it is known.
struct AttackSide {
  std::vector<LossPoint> curve;
  std::vector<AttackPicture> pictures; ///< Counted.
  Proportion seen;                     ///< Of those surely judged.
  Interval interval;                   ///< Wilson's, of `seen`.
};

/// Everything that the window shows of one attack.
struct AttackView {
  AttackPhase phase = AttackPhase::None;
  AttackBegun begun;
  bool control_now = false; ///< The null control is what runs.
  AttackSide attacked, control;
  /// What shows the target most: of the looks, or of the counted pictures where there was none.
  std::optional<AttackPicture> best;
  int best_step = 0; ///< The look's; 0 for a counted picture.
  std::optional<AttackConclusion> conclusion;
  bool hidden = false; ///< The target is marked as sensitive: pictures and prompts are left out.
  std::string failure;
  std::string replay; ///< Empty until it is over.
};

} // namespace pentimento
