#include "core/io/contact_sheet.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"

namespace pentimento {
namespace {

/// Copies `picture` into `sheet` with its upper left corner at (left, top).
void paste(const Image& picture, Image& sheet, int left, int top) {
  const auto row_bytes = static_cast<std::ptrdiff_t>(picture.width) * 3;
  for (int y = 0; y < picture.height; ++y) {
    const auto from = picture.rgb.begin() + y * row_bytes;
    const auto to = sheet.rgb.begin() + (static_cast<std::ptrdiff_t>(top + y) * sheet.width + left) * 3;
    std::copy(from, from + row_bytes, to);
  }
}

} // namespace

Image contact_sheet(const std::vector<const Image*>& pictures, int columns, int gap, std::uint8_t grey) {
  if (columns < 1 || gap < 0)
    throw Error(ErrorCode::BadSetting, "a contact sheet needs columns",
                "1 or more columns, a gap of 0 or more",
                std::to_string(columns) + " columns, a gap of " + std::to_string(gap));
  int width = 0, height = 0;
  for (const Image* picture : pictures)
    if (picture) {
      width = std::max(width, picture->width);
      height = std::max(height, picture->height);
    }
  if (width == 0 || height == 0) return {};
  const int count = static_cast<int>(pictures.size());
  const int used = std::min(columns, count), rows = (count + columns - 1) / columns;
  Image sheet{used * (width + gap) + gap, rows * (height + gap) + gap, {}};
  sheet.rgb.assign(static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height) * 3, grey);
  for (int i = 0; i < count; ++i) {
    const Image* picture = pictures[static_cast<std::size_t>(i)];
    if (!picture || picture->empty()) continue;
    const int left = gap + (i % columns) * (width + gap) + (width - picture->width) / 2;
    const int top = gap + (i / columns) * (height + gap) + (height - picture->height) / 2;
    paste(*picture, sheet, left, top);
  }
  return sheet;
}

} // namespace pentimento
