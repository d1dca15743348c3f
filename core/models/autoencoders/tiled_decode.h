#pragma once

#include <cstdint>

#include "core/base/torch.h"

#include "core/models/autoencoders/autoencoder_kl.h"

namespace pentimento {

/// Decodes in overlapping tiles, each blended over a quarter of its side into the ones above and to the left,
/// as Diffusers' AutoencoderKL.tiled_decode does: memory no longer grows with the picture, and colours differ
/// a little from one tile to the next because the norms see a tile each.
/// @param latents [B, C, h, w], already divided by scaling_factor. @param tile latents a side of a tile, at
/// least 4. @return [B, 3, h·scale, w·scale], about -1..1. @throws Stopped, Error(ShapeMismatch).
torch::Tensor tiled_decode(AutoencoderKL& vae, const torch::Tensor& latents, std::int64_t tile);

} // namespace pentimento
