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
};

/// What a single file leaves open and a person may say, in "NAME.pentimento.json" beside "NAME.safetensors".
struct SingleFileOptions {
  std::string prediction_type; ///< "epsilon" or "v_prediction"; empty: as the file says or suggests.
  std::filesystem::path
      tokenizer; ///< A tokenizer's folder, or a model folder; empty: looked for beside the file.
};

/// Reads them; a relative tokenizer is relative to the file. @throws Error(BadFormat) naming a field.
SingleFileOptions read_single_file_options(const std::filesystem::path& model);

/// Takes a checkpoint of the CompVis / Stability code apart: each component's tensors under Diffusers' names
/// as views of the file, configurations from the shapes (or as our own export wrote them along). EMA copies
/// are passed over. The tokenizer's vocabulary is in no such file: it is looked for in `options.tokenizer`,
/// beside the file, and in the resources.
/// @throws Error(Unsupported) naming what the file is when it is no whole model, Error(MissingTensor).
SingleFileParts read_single_file(const TensorSourcePtr& source, const SingleFileOptions& options);

} // namespace pentimento
