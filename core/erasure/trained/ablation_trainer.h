#pragma once

#include <string>

#include "core/erasure/trained/anchor_data.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// What the student's prediction for the target prompt is moved to.
enum class AblationTarget {
  Model, ///< The prediction for the anchor prompt, on the same noisy picture of the anchor.
  Noise, ///< The noise that is in that picture.
};

/// How far apart two predictions are, over m = their mean squared difference: f-divergences of two Gaussians
/// of the same variance. Each row's gradient is ∇m times a weight that is itself not differentiated.
enum class Divergence {
  KullbackLeibler, ///< m; weight 1: Concept Ablation.
  Hellinger,       ///< 1 − e^{−m}; weight e^{−m}: what is far away pulls less.
  ChiSquared,      ///< e^{m} − 1; weight e^{m}: what is far away pulls more.
};

/// @throws Error(BadSetting) for other words than kl, hellinger, chi2.
Divergence divergence_from(const std::string& name);

/// What the loops of Concept Ablation and f-DMU are told; reference/erasure.md §1.10 and §2.3.
struct AblationOptions {
  UpdateOptions update;
  AblationTarget target = AblationTarget::Model;
  Divergence divergence = Divergence::KullbackLeibler;
  double divergence_scale = 1.0; ///< Multiplies m before the divergence.
  bool base_teaches =
      true; ///< False: the model being trained is its own teacher (stop-gradient), as published.
  DrawOptions draws;
};

/// Concept Ablation's iteration (Kumari et al., ICCV 2023, arXiv 2303.13516, eq. 4 and 5) and its
/// generalisation to f-divergences (Novello et al., ICML 2026, arXiv 2509.21167). Curves: loss (the
/// divergence) and match (m); for other weights than 1 weight, their mean; where it preserves, loss_prior and
/// conflict_share.
class AblationTrainer : public UnetTrainer {
 public:
  AblationTrainer(TrainingUnet model, const AblationOptions& options, AnchorData data = {});
  TrainingStep step(int step, at::Generator& generator) override;
  /// One iteration over given draws.
  TrainingStep step(const AnchorBatch& batch, int step);

 private:
  torch::Tensor target(const AnchorBatch& batch, const torch::Tensor& noisy) const;
  torch::Tensor loss(const torch::Tensor& predicted, const torch::Tensor& wanted, const torch::Tensor& mask,
                     TrainingStep& report) const;

  AblationOptions options_;
  AnchorData data_;
};

} // namespace pentimento
