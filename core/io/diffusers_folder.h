#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/values/failure.h"

namespace pentimento {

/// One component of a Diffusers folder, as model_index.json and its own config say.
struct FolderComponent {
  std::string name;       ///< "unet"
  std::string library;    ///< "diffusers", "transformers"
  std::string class_name; ///< "UNet2DConditionModel"
  nlohmann::json config;  ///< Empty object where the class keeps none.
  std::filesystem::path folder;
  std::filesystem::path
      weights; ///< Its safetensors file; empty for schedulers, tokenizers and image processors.
};

/// A model folder as Diffusers writes it. Opening reads only the JSON files.
class DiffusersFolder {
 public:
  /// @throws Error(FileNotFound | BadFormat | MissingComponent) when the folder or its model_index.json is
  /// not there.
  static DiffusersFolder open(const std::filesystem::path& path);

  /// @throws Error(MissingComponent | BadFormat | Unsupported), saying what of it is missing or broken.
  const FolderComponent& component(const std::string& name) const;
  bool has(const std::string& name) const; ///< True when it is there and complete.
  const std::vector<FolderComponent>& components() const { return components_; }
  /// Components that model_index.json names and that are missing or broken, with the reason.
  const std::map<std::string, Failure>& broken() const { return broken_; }
  const nlohmann::json& index() const { return index_; } ///< model_index.json
  std::string class_name() const;                        ///< "StableDiffusionPipeline", or empty.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  nlohmann::json index_;
  std::vector<FolderComponent> components_;
  std::map<std::string, Failure> broken_;
};

/// A folder that holds one model alone, with its config.json, such as a CLIP judge.
/// @throws Error(FileNotFound | BadFormat | MissingComponent | Unsupported).
FolderComponent open_component(const std::filesystem::path& folder);

} // namespace pentimento
