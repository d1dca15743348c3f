#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/values/label_reliability.h"

namespace pentimento {

/// What a head was made from.
struct HeadOrigin {
  std::string clip_sha256;           ///< Weights of the CLIP whose directions it reads.
  std::filesystem::path clip_folder; ///< Where that CLIP was; "miniature" for the bundled one.
  std::string pictures_sha256;       ///< Of all labelled pictures with their labels.
  int learned_from = 0;              ///< Pictures that the weights were fitted to,
  int calibrated_on = 0;             ///< that ridge and thresholds were chosen on,
  int tested_on = 0;                 ///< and that `reliability` was counted on.
  double ridge = 0.0;
};

/// Logistic regressions over a CLIP's picture directions, one a label against all others: a linear probe as
/// in Radford et al. 2021, arXiv 2103.00020, section 3.2. A threshold of its own is taken up by the bias, so
/// that 1/2 is the threshold of every label.
struct ClassifierHead {
  std::vector<LabelReliability> reliability; ///< Of the labels in their order, on the pictures kept apart.
  std::vector<double> thresholds;            ///< The fitted probability that became 1/2.
  torch::Tensor weight;                      ///< [L, D] float32.
  torch::Tensor bias;                        ///< [L] float32.
  HeadOrigin origin;

  std::vector<std::string> labels() const;
  /// @param directions [..., D] of unit length. @return [..., L], each within 0..1; they need not sum to 1.
  torch::Tensor probabilities(const torch::Tensor& directions) const;
};

/// Whether a folder holds a head.
bool is_head(const std::filesystem::path& folder);

/// Writes head.json and head.safetensors; makes the folder. @throws Error(FileUnwritable).
void write_head(const std::filesystem::path& folder, const ClassifierHead& head);

/// @throws Error(FileNotFound | BadFormat | MissingTensor | ShapeMismatch | NotFinite).
ClassifierHead read_head(const std::filesystem::path& folder);

/// SHA-256 of a head's weights and of the CLIP's that they stand on: which judge it is.
std::string head_sha256(const ClassifierHead& head);

} // namespace pentimento
