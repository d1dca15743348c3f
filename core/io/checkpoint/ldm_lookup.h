#pragma once

#include <string>

#include "core/io/tensor_source.h"

namespace pentimento {

/// The name under which LitEma of the CompVis code keeps the moving average of a UNet's weight:
/// "model.diffusion_model.out.2.bias" is "model_ema.diffusion_modelout2bias". Empty for other weights.
std::string ema_name(const std::string& name);

/// The tensor of a single file that `name` of the CompVis / Stability code means: under that name, without
/// "text_model." as some tools write CLIP's tower, or else the UNet's moving average. nullptr: none of them.
const TensorEntry* find_ldm(const TensorSource& source, const std::string& name);

} // namespace pentimento
