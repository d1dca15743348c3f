#pragma once

#include <filesystem>
#include <string>

namespace pentimento {

/// The folder that a MODEL word means: "miniature" is the bundled one, "~/…" is below the home folder.
/// @throws Error(BadSetting) when the word is empty, Error(FileNotFound) when the resources are not there.
std::filesystem::path locate_model(const std::string& model);

/// What to call the model in `folder`: "Miniature" for the bundled one, "owner/name" inside a Hugging Face
/// cache, else the folder's name.
std::string model_name(const std::filesystem::path& folder);

} // namespace pentimento
