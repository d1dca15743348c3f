#pragma once

#include "core/io/tensor_source.h"

namespace pentimento {

/// Opens whatever holds weights: a safetensors file, a torch archive (read as data, nothing of it runs), or
/// the index of several shards. The kind is told by the content, never by the name.
/// @param headers_only also opens safetensors whose data are missing, for looking at names and shapes.
/// @throws Error(FileNotFound | FileUnreadable | BadFormat | Unsupported | MissingTensor | UnexpectedTensor),
/// one specific sentence each.
TensorSourcePtr open_tensor_file(const std::filesystem::path& path, bool headers_only = false);

} // namespace pentimento
