#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/io/tensor_source.h"
#include "core/values/failure.h"

namespace pentimento {

/// What a person says about a model that its files leave open, or say wrongly, and how to look at it.
struct ModelOptions {
  std::string prediction_type;     ///< "epsilon" or "v_prediction"; empty: as the files say or suggest.
  std::filesystem::path tokenizer; ///< A tokenizer's folder, or a model folder; empty: the model's own.
  bool headers_only = false;       ///< Also opens files whose data are missing, for their names and shapes.
};

/// One component of a model, whatever form the model came in.
struct ModelComponent {
  std::string name;             ///< "unet"
  std::string class_name;       ///< "UNet2DConditionModel"
  nlohmann::json config;        ///< As Diffusers or Transformers write it; empty object where there is none.
  std::filesystem::path folder; ///< Where its small files are, such as a tokenizer's; may be empty.
  std::filesystem::path
      weights;               ///< The file (or index of shards) that holds them; empty where there are none.
  TensorSourcePtr source;    ///< Set where the weights are a part of `weights`, as in a single file.
  bool headers_only = false; ///< As ModelOptions has it.

  /// Its weights. @throws what opening the file throws, Error(MissingComponent) where it has none.
  TensorSourcePtr tensors() const;
};

/// What a model is made of: its components by name, with their configurations and weights. Filled from a
/// Diffusers folder or a single file; opening reads no weights.
class ModelFiles {
 public:
  /// @throws Error(FileNotFound | BadFormat | MissingComponent | Unsupported | BadSetting), one specific
  /// sentence each.
  static ModelFiles open(const std::filesystem::path& path, const ModelOptions& options = {});

  /// @throws Error(MissingComponent | BadFormat | Unsupported), saying what of it is missing or broken.
  const ModelComponent& component(const std::string& name) const;
  bool has(const std::string& name) const; ///< True when it is there and complete.
  const std::vector<ModelComponent>& components() const { return components_; }
  /// Components that should be there and are missing or broken, with the reason.
  const std::map<std::string, Failure>& broken() const { return broken_; }
  const std::string& class_name() const { return class_name_; } ///< "StableDiffusionPipeline", or empty.
  /// model_index.json, an empty object where there is none: settings of the pipeline beside its components.
  const nlohmann::json& index() const { return index_; }
  const std::filesystem::path& path() const { return path_; }
  const std::string& form() const { return form_; } ///< "Diffusers folder", "single file (LDM), safetensors"
  /// Sentences about what was assumed or passed over.
  const std::vector<std::string>& notes() const { return notes_; }
  /// Tensors of a single file that belong to no component.
  const std::vector<std::string>& unplaced() const { return unplaced_; }

 private:
  static ModelFiles from_folder(const std::filesystem::path& path, const ModelOptions& options);
  static ModelFiles from_file(const std::filesystem::path& path, const ModelOptions& options);

  std::filesystem::path path_;
  std::string class_name_, form_;
  nlohmann::json index_ = nlohmann::json::object();
  std::vector<ModelComponent> components_;
  std::map<std::string, Failure> broken_;
  std::vector<std::string> notes_, unplaced_;
};

/// A folder that holds one model alone, such as a CLIP judge.
/// @throws Error(FileNotFound | BadFormat | MissingComponent | Unsupported).
ModelComponent open_model_component(const std::filesystem::path& folder);

} // namespace pentimento
