#pragma once

#include "core/erasure/training/adamw.h"
#include "core/erasure/training/noising.h"
#include "core/probes/attacks/search/attack_search.h"
#include "core/probes/attacks/search/token_layout.h"

namespace pentimento {

/// Each row moved to the nearest probability distribution {a ≥ 0, Σa = 1}: clip(a − μ, 0, 1) with the row's μ
/// found by bisection until Σ is 1 within 1e-5. @param rows [k,V]. @return the same shape and dtype.
torch::Tensor onto_simplex(const torch::Tensor& rows);

/// How UnlearnDiffAtk steps; reference §1.2.
struct SimplexOptions {
  double rate = 0.01;             ///< Adam's.
  double decay = 0.1;             ///< L2, as torch.optim.Adam has it: added to the gradient.
  int64_t rows = 1;               ///< Noises of one step.
  int iterations = 40;            ///< Steps at one timestep.
  std::vector<int64_t> timesteps; ///< Visited in this order, again from the start when they are through.
  bool learn = true;              ///< False is the null control: words by lot in every step.
};

/// What it works on.
struct SimplexData {
  torch::Tensor latent; ///< [1,C,h,w] float32: one picture of the concept by the base.
  TokenLayout sentence; ///< The prompt with k free places.
  torch::Tensor words;  ///< [V,D]: the vocabulary's token vectors.
  torch::Tensor ids;    ///< [V'] int64: the tokens that may be taken.
};

/// UnlearnDiffAtk: a distribution over the vocabulary for each of k places, drawn from in every step with the
/// gradient passed straight through, min |ε − ε_θ(z_t,t,τ([words, sentence]))|² over one picture. Zhang et
/// al. 2024 (arXiv 2310.11868), eq. (8), in its repository's form (`text_grad`).
class SimplexSearch final : public AttackSearch {
 public:
  SimplexSearch(Predict predict, Encode encode, Noising noising, SimplexOptions options, SimplexData data);

  /// Draws, in this order: a word for each place, noise.
  double step(int step, at::Generator& generator) override;
  /// The most probable word of each place; of the null control the words of its last step.
  TensorMap candidate() const override;
  TensorMap state() const override;
  void load_state(const TensorMap& state) override;
  const torch::Tensor& distribution() const { return weights_; }

 private:
  Predict predict_;
  Encode encode_;
  Noising noising_;
  SimplexOptions options_;
  SimplexData data_;
  torch::Tensor allowed_; // [V',D], on the words' device
  torch::Tensor weights_; // [k,V'] float32 on the CPU
  torch::Tensor last_;    // [k] int64, places among the allowed words
  AdamW adam_;
};

} // namespace pentimento
