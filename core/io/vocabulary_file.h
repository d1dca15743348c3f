#pragma once

#include <filesystem>

#include "core/values/vocabulary.h"

namespace pentimento {

/// Reads a model's `vocabulary.json`: objects with their words, styles, backgrounds, joiners, sensitive
/// families. Fields that are not known are ignored.
/// @throws Error(FileNotFound | FileUnreadable), Error(BadFormat) naming the field.
Vocabulary read_vocabulary(const std::filesystem::path& path);

} // namespace pentimento
