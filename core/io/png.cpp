#include "core/io/png.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <fmt/format.h>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#include <stb/stb_image_write.h>
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_NO_STDIO
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_BMP
#include <stb/stb_image.h>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/json_file.h"

namespace pentimento {
namespace {

/// Where the chunks after the header begin: signature, then length, name, 13 bytes and checksum of IHDR.
constexpr std::size_t kAfterHeader = 8 + 4 + 4 + 13 + 4;

constexpr std::array<std::uint32_t, 256> make_crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit) value = value & 1 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
    table[byte] = value;
  }
  return table;
}

std::uint32_t crc(std::string_view bytes) {
  static constexpr auto table = make_crc_table();
  std::uint32_t value = 0xFFFFFFFFU;
  for (const char byte : bytes)
    value = table[(value ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (value >> 8);
  return ~value;
}

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

std::string text_chunk(const std::string& keyword, std::string text) {
  const bool keyword_ok =
      !keyword.empty() && keyword.size() <= 79 && keyword.front() != ' ' && keyword.back() != ' ' &&
      std::all_of(keyword.begin(), keyword.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (!keyword_ok)
    throw Error(ErrorCode::BadSetting, "a PNG keyword is malformed", "1 to 79 printable characters",
                '"' + keyword + '"');
  std::replace(text.begin(), text.end(), '\0', ' '); // a zero byte would end the text
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  // iTXt: keyword, 0, not compressed, method 0, no language, no translated keyword, text
  const std::string body =
      ascii ? "tEXt" + keyword + '\0' + text : "iTXt" + keyword + std::string(5, '\0') + text;
  return big_endian(static_cast<std::uint32_t>(body.size() - 4)) + body + big_endian(crc(body));
}

} // namespace

std::string encode_png(const Image& image, const PngTexts& texts) {
  if (image.width <= 0 || image.height <= 0 ||
      image.rgb.size() != static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3)
    throw Error(ErrorCode::BadSetting, "a picture without pixels cannot be written",
                "width x height x 3 bytes",
                fmt::format("{} x {}, {} bytes", image.width, image.height, image.rgb.size()));
  std::string bytes;
  const auto append = [](void* to, void* data, int size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
  };
  if (!stbi_write_png_to_func(append, &bytes, image.width, image.height, 3, image.rgb.data(),
                              image.width * 3) ||
      bytes.size() < kAfterHeader)
    throw Error(ErrorCode::OutOfMemory, "the picture could not be compressed");
  std::string chunks;
  for (const auto& [keyword, text] : texts) chunks += text_chunk(keyword, text);
  return bytes.insert(kAfterHeader, chunks);
}

std::string without_texts(const std::string& png) {
  constexpr std::size_t signature = 8, frame = 12; // length, name and checksum of a chunk
  if (!png.starts_with("\x89PNG\r\n\x1a\n")) return png;
  std::string kept = png.substr(0, signature);
  std::size_t at = signature;
  while (at + frame <= png.size()) {
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8 | static_cast<unsigned char>(png[at + i]);
    if (length > png.size() - at - frame) return png;
    const auto name = std::string_view(png).substr(at + 4, 4);
    if (name != "tEXt" && name != "zTXt" && name != "iTXt" && name != "eXIf")
      kept.append(png, at, length + frame);
    at += length + frame;
  }
  return at == png.size() ? kept : png;
}

void write_png(const std::filesystem::path& path, const Image& image, const PngTexts& texts) {
  write_text(path, encode_png(image, texts));
}

Image read_picture(const std::filesystem::path& path) {
  const std::string bytes = read_text(path);
  int width = 0, height = 0, channels = 0;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
      stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()), static_cast<int>(bytes.size()),
                            &width, &height, &channels, 3),
      &stbi_image_free);
  if (!pixels)
    throw Error(ErrorCode::BadFormat, fmt::format("{} is not a picture that can be read", path.string()),
                "PNG, JPEG or BMP", stbi_failure_reason());
  const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3;
  return {width, height, {pixels.get(), pixels.get() + size}};
}

} // namespace pentimento
