#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/values/erasure_settings.h"

namespace pentimento::cli {

/// An edit as named on the command line: "cat.safetensors" or "cat.safetensors:0.5".
struct EditArgument {
  std::filesystem::path file;
  double strength = 1.0;
};

/// A part after the last colon that is a number is the strength.
EditArgument parse_edit(const std::string& text);

/// "512x384" to (512, 384). @throws Error(BadSetting).
std::pair<int, int> parse_size(const std::string& text);

/// "key=value" pairs by the method's own description of its settings; "preset=NAME" passes as it is.
/// @throws Error(BadSetting) for a word without "=", an unknown key, or a value that the setting refuses.
SettingValues parse_settings(const std::vector<std::string>& words, const MethodDescription& method);

/// @throws Error(BadSetting) where one is named twice: a pair drawn twice would count twice.
void require_distinct(const std::vector<std::uint64_t>& seeds);

/// The lines of a text file, or the texts of a JSON list where its name ends in ".json".
/// @throws Error(FileNotFound | FileUnreadable | BadFormat), Error(BadPrompt) naming one that is never taken.
std::vector<std::string> read_prompts(const std::filesystem::path& path);

/// Makes the folder and those above it. @throws Error(FileUnwritable).
void make_folder(const std::filesystem::path& folder);

/// What `generate` and `probe` call a picture: "a cat, red" with seed 7 as third gives
/// "0003-a-cat-red-7.png".
std::string picture_name(std::size_t index, const std::string& prompt, std::uint64_t seed);

} // namespace pentimento::cli
