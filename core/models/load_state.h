#pragma once

#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/io/tensor_source.h"

namespace pentimento {

/// What did not fit while a module was filled.
struct LoadReport {
  std::vector<std::string> unexpected; ///< Tensors of the file that the module has no place for.
};

/// How the weights shall lie in memory.
struct LoadOptions {
  torch::Dtype dtype = torch::kFloat32;
  torch::Device device = torch::kCPU;
  bool channels_last =
      false; ///< Of the convolutions' weights; pays where their inputs are channels-last too.
};

/// Fills a module from a source, each weight converted straight into its place. Where dtype, device and
/// layout agree with the source the parameter *is* the mapped tensor, so weights must be exchanged, never
/// written to. Accepts keys with and without "text_model.", former VAE attention names (query, key, value,
/// proj_attn) and 1x1 convolutions stored as matrices or the other way round; passes over position_ids.
/// @param component for sentences, e.g. "unet".
/// @throws Error(MissingTensor), Error(ShapeMismatch), Error(DtypeMismatch) or Error(NotFinite), each naming
/// the tensor.
LoadReport load_state(torch::nn::Module& module, const TensorSource& source, const std::string& component,
                      const LoadOptions& options = {});

/// The same with the common options. @return as above.
LoadReport load_state(torch::nn::Module& module, const TensorSource& source, const std::string& component,
                      torch::Dtype dtype, torch::Device device);

} // namespace pentimento
