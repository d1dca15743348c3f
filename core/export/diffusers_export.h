#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "core/base/torch.h"

#include "core/export/export_tensors.h"

namespace pentimento {

/// Called after every weight file with how many are done; may throw Stopped.
using ExportProgress = std::function<void(int done, int total)>;

/// Writes a model, whatever form it came in, as a Diffusers folder whose UNet and text encoder carry `edit`
/// at strength 1, then reads it back and compares every tensor. Appears whole or not at all. vocabulary.json
/// and judge/ go along, so that a copy of the miniature is one too. Weights get the names that are loaded
/// without asking, in one file a component.
/// @param edit dense or low-rank, made for this model (EditStack::merge). @param dtype of all weights;
/// without it, as stored.
/// @throws Error(FileUnwritable) when `out` holds files already or cannot be written, Error(MissingTensor |
/// ShapeMismatch) when the edit does not fit, Error(NotFinite) when a weight overflows the dtype,
/// Error(Internal) when the copy differs.
ExportReport export_diffusers(const ModelFiles& model, const WeightDelta& edit,
                              std::optional<torch::Dtype> dtype, const std::filesystem::path& out,
                              const ExportProgress& progress = {});

} // namespace pentimento
