#pragma once

#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/io/tensor_source.h"

namespace pentimento {

/// A parameter of a module and the tensor of a file that has its name, but another shape.
struct MisshapenTensor {
  std::string name; ///< The module's.
  std::vector<std::int64_t> expected, got;
};

/// How a module's parameters and a file's tensors fit, told from names and shapes alone.
struct StateMatch {
  std::vector<std::string> missing; ///< Parameters that the file has no tensor for.
  std::vector<MisshapenTensor> misshapen;
  std::vector<std::string> unexpected; ///< Tensors of the file that the module has no place for.
  bool complete() const { return missing.empty() && misshapen.empty(); }
};

/// The same rules as load_state, all of it instead of the first that does not fit.
StateMatch match_state(const torch::nn::Module& module, const TensorSource& source);

/// The tensor of a file for a module's parameter, under any name that the libraries have stored it by: with
/// and without "text_model.", former VAE attention names (query, key, value, proj_attn). nullptr: none.
const TensorEntry* find_entry(const TensorSource& source, const std::string& parameter);

/// True for shapes that hold the same numbers in the same order: a 1x1 convolution and a matrix.
bool same_numbers(at::IntArrayRef left, at::IntArrayRef right);

/// What a wrong shape most probably means: "this is an inpainting checkpoint".
std::string shape_hint(const std::string& parameter, at::IntArrayRef expected, at::IntArrayRef got);

} // namespace pentimento
