#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace pentimento {

/// An 8-bit RGB picture, rows top to bottom, no padding: `rgb.size() == width * height * 3`.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;

  bool empty() const { return rgb.empty(); }
  bool operator==(const Image&) const = default;
};

/// A picture that outlives the job that drew it; never changed after it is shared.
using ImagePtr = std::shared_ptr<const Image>;

} // namespace pentimento
