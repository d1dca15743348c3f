#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "core/io/checkpoint/checkpoint_family.h"

namespace pentimento {

/// What from_single_file of Diffusers takes from the hub, read off the shapes of a single file instead:
/// {"unet", "vae", "text_encoder", "text_encoder_2", "scheduler"} → config. The number of heads is in no
/// shape: 8 where the text is 768 wide (1.x), else one for every 64 channels (2.x, XL).
/// @param prediction_type "epsilon" or "v_prediction".
/// @throws Error(MissingTensor) naming a key that every checkpoint of the family has.
nlohmann::json infer_configs(const TensorSource& source, CheckpointFamily family,
                             const std::string& prediction_type);

} // namespace pentimento
