#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/values/image.h"

namespace pentimento {

/// Keyword and text, in the order in which they are written. Keywords: 1 to 79 printable ASCII characters.
using PngTexts = std::vector<std::pair<std::string, std::string>>;

/// The picture as the bytes of a PNG file; the same input always gives the same bytes. Plain ASCII texts
/// become tEXt chunks, as other tools write their settings; others become iTXt chunks in UTF-8. PNG 1.2,
/// sections 4.2.3 and 11.3.4.
/// @throws Error(BadSetting) on an empty picture or a malformed keyword.
std::string encode_png(const Image& image, const PngTexts& texts = {});

/// The same PNG without what it says in words (tEXt, zTXt and iTXt chunks) and in Exif; the picture's bytes
/// are untouched. What is no whole PNG comes back as it is.
std::string without_texts(const std::string& png);

/// Writes encode_png whole or not at all. @throws Error(FileUnwritable | BadSetting).
void write_png(const std::filesystem::path& path, const Image& image, const PngTexts& texts = {});

/// Reads a picture as 8-bit RGB, transparency dropped. PNG, JPEG and BMP are known.
/// @throws Error(FileNotFound | FileUnreadable | BadFormat).
Image read_picture(const std::filesystem::path& path);

} // namespace pentimento
