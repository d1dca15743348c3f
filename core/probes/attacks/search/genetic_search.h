#pragma once

#include "core/probes/attacks/search/attack_search.h"
#include "core/probes/attacks/search/token_layout.h"

namespace pentimento {

/// How Ring-A-Bell searches; reference §1.4.
struct GeneticOptions {
  int64_t population = 200;
  double crossover = 0.5; ///< Probability that a child has two parents, cut at one point.
  double mutation = 0.25; ///< Probability that one of a child's tokens is drawn anew.
  int64_t batch = 64;     ///< Prompts that are encoded at a time.
};

/// What it works on.
struct GeneticData {
  torch::Tensor wanted; ///< [N,D] float32: h* = τ(p) + η v.
  TokenLayout sentence; ///< K free places.
  torch::Tensor words;  ///< [V,D]: the vocabulary's token vectors.
  torch::Tensor ids;    ///< [V'] int64: the tokens that may be taken.
};

/// Ring-A-Bell's prompt search: a genetic algorithm over K tokens, fitness |τ(tokens) − h*|² summed over all
/// positions. The better half lives on unchanged; each of the others is a child of one of them, crossed with
/// another and mutated by lot. Asks the text encoder alone. Tsai et al. 2024 (arXiv 2310.10012), eq. (6).
class GeneticSearch final : public AttackSearch {
 public:
  GeneticSearch(Encode encode, const GeneticOptions& options, GeneticData data);

  /// One generation; the first one draws the population. Draws, in this order: partners, cutting points,
  /// who is crossed, who is mutated, where, into what. @return the fitness of the best.
  double step(int step, at::Generator& generator) override;
  TensorMap candidate() const override;
  TensorMap state() const override;
  void load_state(const TensorMap& state) override;

 private:
  torch::Tensor fitness(const torch::Tensor& population) const; // [n] float64
  torch::Tensor children(at::Generator& generator) const;

  Encode encode_;
  GeneticOptions options_;
  GeneticData data_;
  torch::Tensor population_; // [P,K] int64 places among the allowed words, best first
  torch::Tensor fitness_;    // [P] float64
};

/// The concept's vector: the mean over sentence pairs of τ(with) − τ(without), all positions, as it is.
/// @param with, without [n,N,D]. @return [N,D] float32.
torch::Tensor concept_vector(const torch::Tensor& with, const torch::Tensor& without);

} // namespace pentimento
