#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/io/model_files.h"

namespace pentimento {

/// The components of a single file, as ModelFiles holds them.
struct SingleFileParts {
  std::string class_name; ///< "StableDiffusionPipeline"
  std::string form;       ///< "single file (LDM), safetensors"
  nlohmann::json index = nlohmann::json::object();
  std::vector<ModelComponent> components;
  std::map<std::string, Failure> broken;
  std::vector<std::string> notes;
  std::vector<std::string> unplaced; ///< Tensors that belong to no component.
};

/// What a single file leaves open, as a person may have said it in "NAME.pentimento.json" beside
/// "NAME.safetensors"; a relative tokenizer is relative to the file. @throws Error(BadFormat) naming a field.
ModelOptions read_single_file_options(const std::filesystem::path& model);

/// @throws Error(BadSetting) unless it is "epsilon" or "v_prediction".
void check_prediction_type(const std::string& prediction_type);

/// Takes a checkpoint of the CompVis / Stability code apart: each component's tensors under Diffusers' names
/// as views of the file, configurations from the shapes (or as our own export wrote them along). EMA copies
/// are passed over, unless they are all that there is of the UNet. The tokenizer's vocabulary is in no such
/// file: it is looked for in `options.tokenizer`, beside the file, and in the resources.
/// @throws Error(Unsupported) naming what the file is when it is no whole model, Error(MissingTensor).
SingleFileParts read_single_file(const TensorSourcePtr& source, const ModelOptions& options);

} // namespace pentimento
