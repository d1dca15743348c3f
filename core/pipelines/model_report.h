#pragma once

#include <string>

#include "core/io/model_files.h"
#include "core/values/model_info.h"

namespace pentimento {

struct UNet2DConditionModelConfig;

/// "Stable Diffusion 2.x": what a UNet's configuration says of its family.
std::string family_name(const UNet2DConditionModelConfig& unet);

/// What names, shapes and configurations say of a model: family, components, dtype, prediction type, and
/// every key that does not fit, explained. No weights are read; precision, device and hash stay empty.
ModelInfo report_model(const ModelFiles& files);

/// The same for whatever lies at `model` (as DiffusionModel::open takes it), also where it cannot be opened
/// as a model: parts, other families, checkpoints whose data are missing. `advice` says what to do instead.
/// @throws Error(FileNotFound | FileUnreadable | BadFormat | Unsupported) where it holds no weights at all.
ModelInfo look_at_model(const std::string& model, ModelOptions options = {});

} // namespace pentimento
