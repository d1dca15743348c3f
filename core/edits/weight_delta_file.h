#pragma once

#include <filesystem>

#include "core/edits/weight_delta.h"

namespace pentimento {

/// Writes an edit as safetensors: the edited parameters in float32 under Diffusers' names (so that other
/// tools load it as a partial state dict), low-rank entries as "….lora.up.weight" / "….lora.down.weight", the
/// origin in `__metadata__`. The same edit gives the same bytes. @throws Error(FileUnwritable).
void save_delta(const std::filesystem::path& path, const WeightDelta& delta);

/// Reads an edit back, with the content hash it had; a file of another tool as read_foreign_edit does.
/// @throws Error(FileNotFound), Error(BadFormat) for another kind of file, a newer format or tensors changed
/// since, Error(NotFinite) naming the tensor.
WeightDelta load_delta(const std::filesystem::path& path);

} // namespace pentimento
