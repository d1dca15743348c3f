#include "core/export/canvas.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#include <stb/stb_easy_font.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace pentimento {
namespace {

constexpr int kTextScale = 2; // the font's own pixels are too small to read

/// The font knows ASCII only. Letters of Latin-1 lose their accents; what is left over becomes a question
/// mark.
std::string plain(std::string_view utf8) {
  constexpr std::string_view kLatin =
      "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"; // from U+00C0
  std::string text;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte >= 0x20 && byte < 0x7f)
      text += static_cast<char>(byte);
    else if (byte == 0xc3 && i + 1 < utf8.size())
      text += kLatin[static_cast<unsigned char>(utf8[++i]) & 0x3f];
    else if (byte >= 0xc0 || byte < 0x20)
      text += '?'; // the bytes that follow a lead byte draw nothing
  }
  return text;
}

} // namespace

Canvas::Canvas(int width, int height, Rgb background) {
  image_.width = width;
  image_.height = height;
  image_.rgb.resize(static_cast<std::size_t>(width) * height * 3);
  fill(0, 0, width, height, background);
}

void Canvas::fill(int x, int y, int width, int height, Rgb colour) {
  const int left = std::max(x, 0), right = std::min(x + width, image_.width);
  for (int row = std::max(y, 0); row < std::min(y + height, image_.height); ++row)
    for (int column = left; column < right; ++column) {
      auto* pixel = &image_.rgb[(static_cast<std::size_t>(row) * image_.width + column) * 3];
      pixel[0] = static_cast<std::uint8_t>(colour >> 16);
      pixel[1] = static_cast<std::uint8_t>(colour >> 8);
      pixel[2] = static_cast<std::uint8_t>(colour);
    }
}

void Canvas::place(int x, int y, const Image& picture, int scale) {
  for (int row = 0; row < picture.height; ++row)
    for (int column = 0; column < picture.width; ++column) {
      const auto* pixel = &picture.rgb[(static_cast<std::size_t>(row) * picture.width + column) * 3];
      const Rgb colour = static_cast<Rgb>(pixel[0]) << 16 | static_cast<Rgb>(pixel[1]) << 8 | pixel[2];
      fill(x + column * scale, y + row * scale, scale, scale, colour);
    }
}

void Canvas::write(int x, int y, std::string_view utf8, Rgb colour) {
  struct Vertex {
    float x, y, z;
    std::uint32_t colour;
  };
  std::string text = plain(utf8);
  std::vector<Vertex> corners(text.size() * 120 + 4); // at most 30 strokes a letter, four corners each
  const int strokes = stb_easy_font_print(0, 0, text.data(), nullptr, corners.data(),
                                          static_cast<int>(corners.size() * sizeof(Vertex)));
  for (int i = 0; i < strokes; ++i) {
    const Vertex& first = corners[static_cast<std::size_t>(i) * 4];
    const Vertex& last = corners[static_cast<std::size_t>(i) * 4 + 2];
    fill(x + static_cast<int>(first.x) * kTextScale, y + static_cast<int>(first.y) * kTextScale,
         static_cast<int>(last.x - first.x) * kTextScale, static_cast<int>(last.y - first.y) * kTextScale,
         colour);
  }
}

int Canvas::text_width(std::string_view utf8) {
  std::string text = plain(utf8);
  return stb_easy_font_width(text.data()) * kTextScale;
}

} // namespace pentimento
