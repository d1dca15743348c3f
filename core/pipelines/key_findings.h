#pragma once

#include <string>
#include <vector>

#include "core/models/state_match.h"
#include "core/values/model_info.h"

namespace pentimento {

/// What does not fit of one component, grouped by part of the network and by what it means.
std::vector<KeyFinding> key_findings(const std::string& component, const StateMatch& match);

/// Tensors of a single file that no component took, grouped and explained alike.
std::vector<KeyFinding> unplaced_findings(const std::vector<std::string>& names);

/// The input convolution of a UNet for other tasks as a finding: 9 channels are inpainting.
/// @param shape of conv_in's weight, [out, in, 3, 3].
KeyFinding input_channels_finding(const std::vector<std::int64_t>& shape);

} // namespace pentimento
