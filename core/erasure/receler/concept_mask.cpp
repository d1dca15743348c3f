#include "core/erasure/receler/concept_mask.h"

#include <cmath>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/error.h"

namespace pentimento {

namespace {

int64_t side_of(int64_t pixels) {
  return static_cast<int64_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
}

} // namespace

torch::Tensor concept_mask(const std::vector<torch::Tensor>& maps, int64_t side, double threshold) {
  std::vector<torch::Tensor> chosen;
  std::set<int64_t> sides;
  for (const auto& map : maps) {
    sides.insert(side_of(map.size(1)));
    if (map.size(1) == side * side) chosen.push_back(map.to(torch::kFloat32).mean(2));
  }
  if (chosen.empty())
    throw Error(ErrorCode::BadSetting, "mask_side: no cross-attention has this size",
                fmt::format("one of {}", fmt::join(sides, " ")), std::to_string(side));
  const auto mean = torch::stack(chosen).mean(0); // [B, H*W]
  const auto least = mean.amin({1}, true), most = mean.amax({1}, true);
  const auto spread = (mean - least) / (most - least).clamp_min(1e-12);
  return spread.ge(threshold).to(torch::kFloat32).view({-1, side, side});
}

torch::Tensor outside_penalty(const std::vector<torch::Tensor>& added, const torch::Tensor& mask) {
  std::vector<torch::Tensor> each;
  for (const auto& one : added) {
    const int64_t side = side_of(one.size(1));
    const auto inside = torch::upsample_nearest2d(mask.unsqueeze(1), {side, side}).flatten(1); // [B, H*W]
    const auto outside = 1.0 - inside;
    const auto squares = one.to(torch::kFloat32).square().mean(2);
    each.push_back(((squares * outside).sum(1) / (outside.sum(1) + 1e-9)).mean());
  }
  return torch::stack(each).mean();
}

} // namespace pentimento
