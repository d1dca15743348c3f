#pragma once

#include <memory>
#include <string>

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

namespace pentimento {

/// The module of a component, its parameters shaped but without weights: for comparing names and shapes.
/// @param component "unet", "vae", "text_encoder" or "text_encoder_2"; for any other the result is null.
/// @throws Error(BadFormat | Unsupported) for a configuration that cannot be built.
std::shared_ptr<torch::nn::Module> component_module(const std::string& component,
                                                    const nlohmann::json& config);

} // namespace pentimento
