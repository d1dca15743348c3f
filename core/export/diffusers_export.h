#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include <torch/torch.h>

#include "core/edits/weight_delta.h"
#include "core/io/diffusers_folder.h"

namespace pentimento {

/// What was written and, read back, found to be what was meant.
struct ExportReport {
  int components = 0;
  int tensors = 0; ///< Of all components, each compared bit for bit after reloading.
  int changed = 0; ///< Of the UNet, by the edit.
};

/// Called after every weight file with how many are done; may throw Stopped.
using ExportProgress = std::function<void(int done, int total)>;

/// Writes a copy of a Diffusers folder whose UNet carries `edit` at strength 1, then reads it back and
/// compares every tensor. Appears whole or not at all. vocabulary.json and judge/ go along, so that a copy of
/// the miniature is one too.
/// @param edit dense or low-rank, made for this model (EditStack::merge). @param dtype of all weights;
/// without it, as stored.
/// @throws Error(FileUnwritable) when `out` holds files already or cannot be written, Error(MissingTensor |
/// ShapeMismatch) when the edit does not fit, Error(NotFinite) when a weight overflows the dtype,
/// Error(Internal) when the copy differs.
ExportReport export_diffusers(const DiffusersFolder& model, const WeightDelta& edit,
                              std::optional<torch::Dtype> dtype, const std::filesystem::path& out,
                              const ExportProgress& progress = {});

/// "fp32", "fp16" or "bf16"; "stored" is none. @throws Error(BadSetting).
std::optional<torch::Dtype> export_dtype(const std::string& name);

} // namespace pentimento
