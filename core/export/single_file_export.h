#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "core/export/export_tensors.h"

namespace pentimento {

/// Writes a model as one safetensors file under the names of the CompVis and Stability code (Stable
/// Diffusion 1.x, 2.x or XL), its UNet with `edit` at strength 1, then reads it back and compares every
/// tensor. Tokenizers are not in such a file: other tools bring CLIP's own. __metadata__ holds the
/// provenance, modelspec's architecture and prediction type, and every component's configuration, from which
/// opening the file here rebuilds the same model.
/// @param out appears whole or not at all. @throws as export_diffusers, and Error(Unsupported |
/// UnexpectedTensor) for a part that the format has no place for.
ExportReport export_single_file(const ModelFiles& model, const WeightDelta& edit,
                                std::optional<torch::Dtype> dtype, const std::filesystem::path& out,
                                const std::function<void(int done, int total)>& progress = {});

} // namespace pentimento
