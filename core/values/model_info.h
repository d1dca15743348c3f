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

/// What is wrong with keys of a checkpoint.
enum class KeyProblem { Missing, Misshapen, Unexpected };

/// Keys of one part of a component that do not fit in the same way, with what it means.
struct KeyFinding {
  KeyProblem problem = KeyProblem::Missing;
  std::string component;   ///< "unet"; empty for keys that belong to none.
  std::string part;        ///< "down_blocks.1"
  int count = 0;           ///< Keys.
  std::string example;     ///< "conv_in.weight: [320, 9, 3, 3] instead of [320, 4, 3, 3]"
  std::string explanation; ///< "this is an inpainting checkpoint: …"
};

/// "2 keys of conv_in have other shapes, such as conv_in.weight: …: this is an inpainting checkpoint".
std::string finding_sentence(const KeyFinding& finding);

/// What was recognised when a model was opened, or looked at.
struct ModelInfo {
  std::string name; ///< "Miniature"
  std::string path;
  std::string form;   ///< "Diffusers folder", "single file (LDM), safetensors"
  std::string family; ///< "Stable Diffusion 1.x"
  std::string advice; ///< What to do with a model that cannot be run here; empty for one that can.
  int image_size = 0; ///< Pixels a side; 0: not known.
  std::string prediction_type;
  std::string scheduler;
  std::string precision; ///< What it runs in: "fp32", "bf16", "fp16"; empty where it was only looked at.
  std::string device;    ///< "CPU", "CUDA:0".
  std::string precision_reason;
  std::string base_hash; ///< Content hash of the weights, 64 hex characters; empty as `precision`.
  std::vector<ComponentInfo> components;
  std::vector<std::string> missing; ///< Components that are missing or broken, a sentence each.
  std::vector<KeyFinding> findings; ///< Of the keys; empty where all fit.
  std::vector<std::string> notes;   ///< What was assumed or passed over, a sentence each.
  std::string data_missing;         ///< "the data are missing: 0 of 4265 MB are there"; else empty.
  std::string judge;                ///< Name of its judge, or empty.
};

} // namespace pentimento
