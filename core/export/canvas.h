#pragma once

#include <cstdint>
#include <string_view>

#include "core/values/image.h"

namespace pentimento {

/// A colour as 0xRRGGBB.
using Rgb = std::uint32_t;

/// A picture to be drawn on without any window system: rectangles, other pictures, and plain text.
class Canvas {
 public:
  Canvas(int width, int height, Rgb background);

  /// Everything is cut at the edges.
  void fill(int x, int y, int width, int height, Rgb colour);
  /// `picture` enlarged by whole numbers, pixels kept sharp.
  void place(int x, int y, const Image& picture, int scale = 1);
  /// One line of text, 14 pixels high; letters beyond ASCII are drawn as the nearest plain ones, or "?".
  void write(int x, int y, std::string_view utf8, Rgb colour);
  /// The width that `write` takes.
  static int text_width(std::string_view utf8);

  const Image& image() const { return image_; }

 private:
  Image image_;
};

} // namespace pentimento
