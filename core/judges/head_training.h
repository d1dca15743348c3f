#pragma once

#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/judges/classifier_head.h"

namespace pentimento {

/// Pictures that somebody has labelled, in a CLIP's space.
struct LabelledFeatures {
  std::vector<std::string> labels;
  std::vector<std::string> keys; ///< One a picture: SHA-256 of its pixels; they decide what is kept apart.
  torch::Tensor directions;      ///< [n, D] float32 of unit length.
  torch::Tensor shows;           ///< [n, L] bool.
};

/// So many pictures must show a label, and so many must not, for two of each to be there to test with.
inline constexpr int kLeastExamples = 10;

/// Three fifths of the pictures teach, one fifth chooses ridge and thresholds, one fifth is only counted on;
/// which is which follows from their keys alone, evenly for every combination of labels. Weights are the
/// optimum of the balanced logistic loss with a ridge (the least calibration loss of 1e-1 … 1e-5), the
/// threshold has the greatest Youden index TPR − FPR (Youden 1950). The same pictures always give the same
/// head. @param head its origin is kept, but for what is counted here. @throws Error(BadSetting) naming a
/// label with too few pictures, Stopped between labels.
ClassifierHead train_head(const LabelledFeatures& pictures, HeadOrigin origin, RunControl& control);

/// The optimum (w, b) of mean cᵢ·log(1 + exp(−yᵢ(w·xᵢ + b))) + ridge/2·|w|², cᵢ weighing both classes alike,
/// by Newton's method. @param x [n, D], y [n] of ±1, both float64. @return [D + 1] float64, b last.
torch::Tensor logistic_fit(const torch::Tensor& x, const torch::Tensor& y, double ridge);

/// Counts for every label what a judge says against what is shown. @param probabilities, shows [n, L].
std::vector<LabelReliability> count_reliability(const std::vector<std::string>& labels,
                                                const torch::Tensor& probabilities,
                                                const torch::Tensor& shows);

} // namespace pentimento
