#pragma once

#include <optional>
#include <string>

namespace pentimento {

/// A UNet parameter's or module's name in Diffusers for the name that another tool gave it: prefixes "unet."
/// and "model.diffusion_model." taken away, CompVis' block numbers (of 1.x and 2.x, or of XL) translated,
/// kohya's underscores ("lora_unet_down_blocks_0_…_attn2_to_k") made dots. @param xl numbers of XL.
/// @return nothing for a name that is none of a UNet's.
std::optional<std::string> unet_name(std::string name, bool xl);

} // namespace pentimento
