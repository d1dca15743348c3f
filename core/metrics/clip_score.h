#pragma once

#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// The cosine of each picture with its own text, as such: neither times 100 nor 2.5 max(0, ·), which other
/// tools report under the same name. Hessel et al. 2021, arXiv 2104.08718, eq. (1) without its weight; which
/// CLIP and n belong beside it. With the prompt less the erased word as text it is the in-prompt alignment of
/// Six-CD (arXiv 2406.14855): does the rest of the prompt survive?
/// @param image_embeds [N, D], @param text_embeds [N, D], any float dtype; need not be normalised.
/// @throws Error(ShapeMismatch) unless both are [N, D].
std::vector<double> clip_cosines(const torch::Tensor& image_embeds, const torch::Tensor& text_embeds);

/// A mean with the standard error of independent values.
struct MeanScore {
  double mean = 0.0;
  double standard_error = 0.0; ///< 0 with fewer than two values.
  int n = 0;
  bool measured() const { return n > 0; }
};

/// The mean of values.
MeanScore mean_score(const std::vector<double>& values);

} // namespace pentimento
