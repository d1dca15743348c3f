#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pentimento {

/// One part of a model, as `info` and the window show it.
struct ComponentInfo {
  std::string name;       ///< "unet"
  std::string class_name; ///< "UNet2DConditionModel"
  std::int64_t parameters = 0;
  std::string stored_dtype; ///< "float16"
  std::string file;
};

/// What was recognised when a model was opened.
struct ModelInfo {
  std::string name; ///< "Miniature"
  std::string path;
  std::string family; ///< "Stable Diffusion 1.x"
  int image_size = 0; ///< Pixels a side.
  std::string prediction_type;
  std::string scheduler;
  std::string precision; ///< What it runs in: "fp32", "bf16", "fp16".
  std::string device;    ///< "CPU", "CUDA:0".
  std::string precision_reason;
  std::string base_hash; ///< Content hash of the weights, 64 hex characters.
  std::vector<ComponentInfo> components;
  std::vector<std::string> missing;
  std::vector<std::string> unexpected;
  std::string judge; ///< Name of its judge, or empty.
};

} // namespace pentimento
