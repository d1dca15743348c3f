#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include <torch/torch.h>

#include "core/base/run_control.h"
#include "core/edits/weight_delta.h"

namespace pentimento {

/// What an export wrote, after it was read back and compared.
struct ExportReport {
  int tensors = 0;         ///< In all weight files.
  int tensors_changed = 0; ///< Of the UNet, by the edit.
  std::uint64_t bytes = 0;
};

/// Writes a Diffusers folder: `source` with the UNet's parameters of `edit` in place, everything else as it is there.
/// The folder appears whole or not at all, and only after every tensor of it was read back and found equal to what was
/// meant.
/// @param edit dense or low-rank entries at strength 1, as EditStack::merge gives them; may be empty.
/// @param dtype of all float weights; without one each tensor keeps the stored dtype.
/// @param provenance written into the UNet's `__metadata__` beside what is there.
/// @throws Error(FileUnwritable) also when `target` exists, Error(MissingTensor), Error(NotFinite) when a value does not
/// fit the dtype, Error(Internal) when the read-back differs; Stopped.
ExportReport export_diffusers_folder(const std::filesystem::path& source, const std::filesystem::path& target,
                                     const WeightDelta& edit, std::optional<torch::Dtype> dtype,
                                     const std::map<std::string, std::string>& provenance, RunControl& control);

} // namespace pentimento
