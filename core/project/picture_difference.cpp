#include "core/project/picture_difference.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {

PictureDifference compare_pictures(const Image& recorded, const Image& drawn) {
  if (recorded.width != drawn.width || recorded.height != drawn.height ||
      recorded.rgb.size() != drawn.rgb.size())
    throw Error(ErrorCode::ShapeMismatch, "the pictures have different sizes",
                fmt::format("{} x {}", recorded.width, recorded.height),
                fmt::format("{} x {}", drawn.width, drawn.height));
  PictureDifference result;
  double squares = 0.0;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < recorded.rgb.size(); ++i) {
    const int difference = std::abs(int{recorded.rgb[i]} - int{drawn.rgb[i]});
    result.largest = std::max(result.largest, difference);
    squares += difference * difference;
    changed += difference != 0;
  }
  const auto count = static_cast<double>(std::max<std::size_t>(recorded.rgb.size(), 1));
  result.changed_share = static_cast<double>(changed) / count;
  result.psnr_db = squares > 0 ? 10 * std::log10(255.0 * 255.0 * count / squares)
                               : std::numeric_limits<double>::infinity();
  return result;
}

} // namespace pentimento
