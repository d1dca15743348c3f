#include "core/pipelines/latent_colours.h"

#include "core/base/pixels.h"

namespace pentimento {
namespace {

/// Of the channels' mean variance. Least squares on a thousand pixels hardly feels it; it keeps the map small
/// where the pictures seen so far say little, as those of one colour, or channels that go together.
constexpr double kRidge = 1e-4;
constexpr double kNoVariance = 1e-12; // all latents alike: their map is 0, their colour the mean

} // namespace

void LatentColours::add(const torch::Tensor& latents, const Image& picture) {
  const torch::NoGradGuard no_grad;
  const auto channels = latents.size(0);
  const auto large = pixels_of(picture).permute({2, 0, 1}).to(torch::kFloat32);
  const auto colours =
      at::adaptive_avg_pool2d(large.unsqueeze(0), latents.sizes().slice(1)).squeeze(0).to(torch::kFloat64) /
      255;
  const auto x = latents.cpu().to(torch::kFloat64).flatten(1);
  const auto z = torch::cat({x, torch::ones({1, x.size(1)}, x.options()), colours.flatten(1)});
  const auto sums = z.matmul(z.t());
  sums_ = sums_.defined() ? sums_ + sums : sums;
  ++pictures_;

  const auto means = sums_[channels] / sums_[channels][channels];
  const auto moments = sums_ / sums_[channels][channels] - torch::outer(means, means);
  const auto latent = torch::indexing::Slice(0, channels),
             colour = torch::indexing::Slice(channels + 1, channels + 4);
  const auto variances = moments.index({latent, latent});
  const auto ridge = kRidge * variances.trace() / channels + kNoVariance;
  const auto map = at::linalg_solve(variances + ridge * torch::eye(channels, x.options()),
                                    moments.index({latent, colour}));
  map_ = map.to(torch::kFloat32);
  dark_ = (means.index({colour}) - means.index({latent}).matmul(map)).to(torch::kFloat32);
}

torch::Tensor LatentColours::of(const torch::Tensor& latents) const {
  const torch::NoGradGuard no_grad;
  const auto pixels = latents.cpu().to(torch::kFloat32).permute({0, 2, 3, 1});
  return (pixels.matmul(map_) + dark_).clamp(0, 1).permute({0, 3, 1, 2});
}

} // namespace pentimento
