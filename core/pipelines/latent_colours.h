#pragma once

#include "core/base/torch.h"

#include "core/values/image.h"

namespace pentimento {

/// What a latent pixel looks like, without the decoder: one linear map C + 1 → 3, fitted by least squares
/// from pictures that this very model has decoded, each averaged over the area of a latent pixel. A published
/// matrix would be right for one VAE only. The idea is Comfy's and webui's "latent2rgb".
class LatentColours {
 public:
  /// Takes one more picture in and fits anew. @param latents [C, h, w] finite, on any device. @param picture
  /// what the decoder made of them, at least as large.
  void add(const torch::Tensor& latents, const Image& picture);
  /// How many pictures the map stands on; without any there is none.
  int pictures() const { return pictures_; }
  /// Rough colours: the only wait for an accelerator is that for `latents`. To be asked with pictures() > 0
  /// and the C of add. @param latents [B, C, h, w], on any device. @return [B, 3, h, w] float32 in 0..1 on
  /// the CPU; not finite where `latents` are not.
  torch::Tensor of(const torch::Tensor& latents) const;

 private:
  int pictures_ = 0;
  torch::Tensor sums_; ///< Σ z zᵀ over all pixels, z = (latents, 1, colour): [C + 4, C + 4] float64.
  torch::Tensor map_;  ///< [C, 3] float32.
  torch::Tensor dark_; ///< The colour of zeros, [3] float32.
};

} // namespace pentimento
