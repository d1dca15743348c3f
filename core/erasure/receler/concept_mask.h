#pragma once

#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// Where pictures show a concept: the cross-attention that its words get, averaged over the layers of one
/// size, spread to 0..1 within each picture and cut at a threshold. Huang et al. 2024, §3.3.
/// @param maps [B, H*W, words] of every cross-attention, means over heads. @param side of the layers that
/// count (16 as published). @return [B, side, side] float32, 1 where the concept is.
/// @throws Error(BadSetting) naming mask_side when no layer has that size.
torch::Tensor concept_mask(const std::vector<torch::Tensor>& maps, int64_t side, double threshold);

/// The concept-localised regulariser: the mean over erasers of what each adds outside of the mask, squared,
/// per place and channel. Huang et al. 2024, eq. (5).
/// @param added [B, H*W, C] of each eraser. @param mask [B, side, side], stretched to each. @return a scalar.
torch::Tensor outside_penalty(const std::vector<torch::Tensor>& added, const torch::Tensor& mask);

} // namespace pentimento
