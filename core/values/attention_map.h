#pragma once

#include <vector>

namespace pentimento {

/// How strongly each place of a picture attends to a word: rows top to bottom, probabilities 0..1.
struct AttentionMap {
  int width = 0;
  int height = 0;
  std::vector<float> values; ///< width * height of them.

  bool empty() const { return values.empty(); }
  bool operator==(const AttentionMap&) const = default;
};

} // namespace pentimento
