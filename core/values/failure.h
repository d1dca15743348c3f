#pragma once

#include <string>
#include <variant>

namespace pentimento {

/// Why something could not be done, in words for the person in front of it.
struct Failure {
  std::string code;     ///< Stable, e.g. "ShapeMismatch".
  std::string what;     ///< "unet.conv_in.weight has the wrong shape"
  std::string expected; ///< "[320, 4, 3, 3]"
  std::string got;      ///< "[320, 9, 3, 3]"
  std::string hint;     ///< "this is an inpainting checkpoint"

  /// One line: "what: expected …, got …; hint".
  std::string sentence() const {
    std::string line = what;
    if (!expected.empty()) line += ": expected " + expected;
    if (!got.empty()) line += (expected.empty() ? ": got " : ", got ") + got;
    if (!hint.empty()) line += "; " + hint;
    return line;
  }
  bool operator==(const Failure&) const = default;
};

} // namespace pentimento
