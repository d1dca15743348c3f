#pragma once

#include <string>

#include "core/base/torch.h"

namespace pentimento {

/// A training picture placed anew, and what its sentence says of that.
struct Augmented {
  torch::Tensor image; ///< [1,3,H,W] in 0..1.
  torch::Tensor mask;  ///< [1,1,H/scale,W/scale] float32: 1 where the latent shows the picture, else 0.
  std::string prefix;  ///< "", or words to put before the sentence, with their space.
};

/// Concept Ablation's augmentation, which is Custom Diffusion's: two in three pictures are shrunk to a third
/// … all of the side and put anywhere on grey, the others enlarged 1.2 … 1.4 times and cut; half are
/// mirrored. Small ones are "a far away" or "very small", enlarged ones "zoomed in" or "close up". Kumari et
/// al. 2023.
/// @param image [1,3,H,H] in 0..1 on the CPU. @param scale pixels a latent.
Augmented augment(const torch::Tensor& image, int64_t scale, at::Generator& generator);

} // namespace pentimento
