#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace pentimento {

/// The whole file as bytes.
/// @throws Error(FileNotFound | FileUnreadable).
std::string read_text(const std::filesystem::path& path);

/// The JSON document in a file; comments and trailing text are errors.
/// @throws Error(FileNotFound | FileUnreadable), Error(BadFormat) with line and column.
nlohmann::json read_json(const std::filesystem::path& path);

/// Like read_json, for text in hand; `name` is what the sentence calls it.
nlohmann::json parse_json(std::string_view text, const std::string& name);

} // namespace pentimento
