#pragma once

#include <string>

namespace pentimento {

/// One layer of the edit stack as the window shows it.
struct EditInfo {
  int id = 0;       ///< Unique within a session.
  std::string name; ///< "cat → dog"
  std::string method;
  bool on = true;
  double strength = 1.0;
  bool running = false;
  bool other_base = false; ///< Made for another base model; cannot be switched on.
  bool operator==(const EditInfo&) const = default;
};

/// Two edits that change the same matrices: how their changes ΔW lie to each other there.
struct EditConflict {
  int first = 0; ///< EditInfo::id, as is `second`; `first` is the lower in the stack.
  int second = 0;
  int shared = 0;             ///< Matrices that both change.
  double cosine = 0.0;        ///< Of the changes over all shared matrices, with the strengths' signs.
  double first_change = 0.0;  ///< |ΔW| / |W| over the shared matrices at full strength.
  double second_change = 0.0; ///< The same of `second`.
  std::string worst;          ///< The shared matrix whose changes lie farthest from a right angle.
  double worst_cosine = 0.0;
  bool operator==(const EditConflict&) const = default;
};

} // namespace pentimento
