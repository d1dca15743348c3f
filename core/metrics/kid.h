#pragma once

#include <cstdint>

#include "core/base/torch.h"

namespace pentimento {

/// How a kernel inception distance is drawn.
struct KidSettings {
  int subsets = 100;
  int subset_size = 1000; ///< Cut to the smaller of both sets.
  std::uint32_t seed = 1; ///< Of std::mt19937.
};

/// The mean over subsets and its standard deviation; not a number's worth without the features' name and n.
struct Kid {
  double mean = 0.0;
  double deviation = 0.0;
  int subsets = 0;
  int subset_size = 0;
};

/// The unbiased squared maximum mean discrepancy with the cubic kernel (x·y / d + 1)³: the mean kernel value
/// within each set without its diagonal, less twice the mean across. Can be negative. Gretton et al. 2012,
/// eq. (3); Binkowski et al. 2018, arXiv 1801.01401, section 3.
/// @param first [N, d], @param second [M, d], any float dtype; computed in float64.
/// @throws Error(ShapeMismatch) unless both have two dimensions and one d, Error(BadSetting) with fewer than
/// two rows.
double unbiased_mmd2(const torch::Tensor& first, const torch::Tensor& second);

/// The mean of unbiased_mmd2 over random subsets, rows drawn without replacement. @throws like unbiased_mmd2.
Kid kernel_inception_distance(const torch::Tensor& first, const torch::Tensor& second,
                              const KidSettings& settings = {});

} // namespace pentimento
