#include "core/metrics/clip_score.h"

#include <cmath>

#include "core/base/error.h"

namespace pentimento {

std::vector<double> clip_cosines(const torch::Tensor& image_embeds, const torch::Tensor& text_embeds) {
  if (image_embeds.dim() != 2 || image_embeds.sizes() != text_embeds.sizes())
    throw Error(ErrorCode::ShapeMismatch, "pictures and texts do not fit", "one embedding each, [N, D]",
                std::to_string(image_embeds.size(0)) + " and " + std::to_string(text_embeds.size(0)));
  const torch::NoGradGuard no_grad;
  const auto unit = [](const torch::Tensor& rows) {
    const auto wide = rows.to(torch::kCPU, torch::kFloat64);
    return wide / wide.norm(2, -1, true);
  };
  const auto cosines = (unit(image_embeds) * unit(text_embeds)).sum(-1).contiguous();
  const auto* first = cosines.const_data_ptr<double>();
  return {first, first + cosines.numel()};
}

MeanScore mean_score(const std::vector<double>& values) {
  MeanScore score;
  score.n = static_cast<int>(values.size());
  if (values.empty()) return score;
  for (const double value : values) score.mean += value / score.n;
  if (score.n < 2) return score;
  double squares = 0;
  for (const double value : values) squares += (value - score.mean) * (value - score.mean);
  score.standard_error = std::sqrt(squares / (score.n - 1) / score.n);
  return score;
}

} // namespace pentimento
