#include "core/pipelines/latent_preview.h"

#include "core/pipelines/stable_diffusion.h"

namespace pentimento {
namespace {

constexpr int kEnough = 16; // pictures: of a few prompts, so that their colours are not one concept's

} // namespace

std::vector<Image> LatentPreview::pictures(const torch::Tensor& original) {
  std::vector<Image> rough;
  wanted_ = true;
  if (colours_.pictures() > 0) {
    const auto colours = colours_.of(original);
    if (torch::isfinite(colours).all().item<bool>()) rough = to_images(colours);
  }
  next_ = now_() + interval_; // from now: what the preview itself took is not work that was looked at
  return rough;
}

void LatentPreview::learn(const torch::Tensor& latents, const Image& picture) {
  if (wanted_ && colours_.pictures() < kEnough) colours_.add(latents, picture);
}

} // namespace pentimento
