#pragma once

#include <cstdint>
#include <utility>

#include "core/pipelines/diffusion_model.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// Height and width of a picture's latent. @throws Error(BadSetting) for a size that does not go with the
/// model.
std::pair<int64_t, int64_t> latent_size(const DiffusionModel& model, const SamplingSettings& settings);

/// The largest tile that a latent is decoded in while memory is plenty: all of it, or for a picture beyond
/// 1280 × 1280 pixels a part. @return latents a side.
int64_t first_tile(const DiffusionModel& model, int64_t height, int64_t width);

} // namespace pentimento
