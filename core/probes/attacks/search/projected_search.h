#pragma once

#include "core/erasure/training/adamw.h"
#include "core/erasure/training/noising.h"
#include "core/probes/attacks/search/attack_search.h"
#include "core/probes/attacks/search/token_layout.h"

namespace pentimento {

/// How P4D steps; reference §1.3.
struct ProjectedOptions {
  AdamWOptions optimizer{0.1, 0.9, 0.999, 1e-8, 0.1};
  int64_t rows = 1;
  bool learn = true; ///< False is the null control: words by lot in every step.
};

/// What it works on.
struct ProjectedData {
  torch::Tensor latents; ///< [n,C,h,w] float32: pictures of the concept by the base.
  TextConditions asked;  ///< One prompt, p*, as the base's encoder reads it.
  TokenLayout sentence;  ///< With k free places.
  torch::Tensor start;   ///< [k] int64, places among `ids` to start from.
  torch::Tensor words;   ///< [V,D]: the vocabulary's token vectors.
  torch::Tensor ids;     ///< [V'] int64: the tokens that may be taken.
};

/// P4D: continuous vectors for k places; in every step they are moved to the nearest words by cosine, the
/// gradient is taken there and applied to the continuous ones, min |ε_θ0(z_t,t,p*) − ε_θ(z_t,t,P)|². Chin et
/// al. 2024 (arXiv 2309.06135), eq. (3); the projection is PEZ's (Wen et al. 2023, algorithm 1).
class ProjectedSearch final : public AttackSearch {
 public:
  /// @param base, edited predictions by either side; the encoder is the edited side's.
  ProjectedSearch(Predict base, Predict edited, Encode encode, Noising noising,
                  const ProjectedOptions& options, ProjectedData data);

  /// Draws, in this order: of the null control words; pictures, timesteps, noise.
  double step(int step, at::Generator& generator) override;
  /// The words nearest to the vectors.
  TensorMap candidate() const override;
  TensorMap state() const override;
  void load_state(const TensorMap& state) override;

 private:
  torch::Tensor nearest() const; // [k] int64, places among the allowed words

  Predict base_, edited_;
  Encode encode_;
  Noising noising_;
  ProjectedOptions options_;
  ProjectedData data_;
  torch::Tensor allowed_; // [V',D] float32
  torch::Tensor directions_;
  torch::Tensor vectors_; // [k,D] float32
  AdamW adam_;
};

} // namespace pentimento
