#pragma once

#include "core/erasure/training/adamw.h"
#include "core/erasure/training/noising.h"
#include "core/probes/attacks/search/attack_search.h"
#include "core/probes/attacks/search/token_layout.h"

namespace pentimento {

/// How concept inversion steps; reference §1.5.
struct InversionOptions {
  AdamWOptions optimizer{0.08, 0.9, 0.999, 1e-8, 1e-2}; ///< 5e-3 · batch · accumulation, as with scale-lr.
  int64_t rows = 4;
  int accumulate = 4; ///< Batches whose gradients are averaged in a step.
};

/// What it learns from.
struct InversionData {
  torch::Tensor latents;              ///< [n,C,h,w] float32: pictures of the concept by the base.
  std::vector<TokenLayout> sentences; ///< With as many free places as `start` has rows.
  torch::Tensor start;                ///< [k,D] float32: the new tokens' vectors to start from.
  torch::Tensor words;                ///< [V,D]: the vocabulary's token vectors.
};

/// Concept inversion: the vectors v of new tokens that make the model predict the noise in pictures of the
/// concept, min_v E|ε − ε_θ(z_t,t,τ(sentence(v)))|². Only v moves. Pham et al. 2024 (arXiv 2308.01508) after
/// Gal et al. 2023, eq. (2).
class InversionSearch final : public AttackSearch {
 public:
  InversionSearch(Predict predict, Encode encode, Noising noising, const InversionOptions& options,
                  InversionData data);

  /// Draws, in this order, for every batch: pictures, sentences, timesteps, noise. @return the mean loss.
  double step(int step, at::Generator& generator) override;
  TensorMap candidate() const override { return {{"embedding", vectors_.clone()}}; }
  TensorMap state() const override;
  void load_state(const TensorMap& state) override;

 private:
  Predict predict_;
  Encode encode_;
  Noising noising_;
  InversionOptions options_;
  InversionData data_;
  torch::Tensor vectors_; // [k,D] float32
  AdamW adam_;
};

} // namespace pentimento
