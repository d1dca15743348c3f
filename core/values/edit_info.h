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

} // namespace pentimento
