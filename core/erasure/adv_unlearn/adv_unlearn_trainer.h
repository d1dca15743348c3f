#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/erasure/training/half_finished.h"
#include "core/erasure/training/soft_prompt.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// What AdvUnlearn's loop is told; reference/erasure.md §2.9.
struct AdvUnlearnOptions {
  UpdateOptions update;           ///< Its retain_weight is the paper's γ.
  double negative_guidance = 1.0; ///< η
  int warm_up = 200;              ///< Steps without an attack.
  SoftPromptOptions attack;       ///< `restart`: from random words of the vocabulary in every step.
  bool sign_only = false;         ///< The attack follows its gradient's sign (fast AT).
  int64_t rows = 1;               ///< Pictures of one sentence in a step.
  int64_t retain_rows = 5;        ///< Pictures of prompts to keep.
  HalfFinishedOptions pictures;
};

/// What AdvUnlearn learns from: no pictures, only prompts, as the base encodes them and as token vectors.
struct AdvUnlearnData {
  TextConditions states;      ///< M sentences with the concept, c*, of the base.
  TextConditions empty;       ///< One prompt, ∅.
  torch::Tensor tokens;       ///< [M, N, D]: the sentences' token vectors.
  std::vector<int64_t> pairs; ///< Which concept of the plan each sentence is about.
  torch::Tensor attack;       ///< [pairs, k, D] float32: the adversarial tokens to start from.
  torch::Tensor words;        ///< [V, D]: the vocabulary's token vectors.
  TextConditions kept;        ///< R prompts to keep, of the base; undefined where nothing is preserved.
  torch::Tensor kept_tokens;  ///< [R, N, D]
};

/// A text encoder as the loop sees it: token vectors [B, N, D] → text states [B, N, D], with its graph.
using EncodeTokens = std::function<torch::Tensor(const torch::Tensor&)>;

/// AdvUnlearn's iteration, Zhang et al. 2024, algorithm 1 and their code, on the text encoder τ: adversarial
/// tokens before the sentence are trained to make τ restore ε(x_t,τ₀(c*)), each update on a new half-finished
/// picture; then ε(x_t,τ([adv,c*])) → ε(∅) − η(ε(c*) − ε(∅)), plus γ times |ε(x_t,τ(r)) − ε(x_t,τ₀(r))|² for
/// prompts r to keep. The UNet is the base's throughout; the concept-preserving gradient may take the second
/// term's. Curves: loss, loss_erase, loss_retain, loss_attack (of the last update), conflict_share.
class AdvUnlearnTrainer : public UnetTrainer {
 public:
  /// @param model its parameters are the text encoder's. @param sampler deterministic.
  AdvUnlearnTrainer(TrainingUnet model, EncodeTokens encode, std::unique_ptr<Scheduler> sampler,
                    const AdvUnlearnOptions& options, AdvUnlearnData data);

  /// Draws, in this order: the sentence; behind the warm-up, new adversarial words where it restarts, then
  /// for every update of the attack step index, noise and timestep; step index, noise and timestep of the
  /// step; prompts to keep and their noise.
  TrainingStep step(int step, at::Generator& generator) override;
  TensorMap state() const override;
  void load_state(const TensorMap& state) override;

 private:
  torch::Tensor picture(const HalfFinishedDraw& drawn, const TextConditions& text);
  TextConditions repeated(const TextConditions& one, int64_t row, int64_t times) const;
  torch::Tensor random_words(at::Generator& generator) const;
  /// The sentence's token vectors with adversarial ones behind the start token; as many fall off the end.
  torch::Tensor attacked(int64_t row, const torch::Tensor& tokens) const;
  void search(int64_t row, SoftPrompt& attack, at::Generator& generator, TrainingStep& report);
  torch::Tensor erase_loss(const HalfFinishedDraw& drawn, int64_t row, const torch::Tensor& tokens);
  std::vector<torch::Tensor> retain_gradient(const HalfFinishedDraw& erased, at::Generator& generator,
                                             TrainingStep& report);

  EncodeTokens encode_;
  HalfFinished pictures_;
  AdvUnlearnOptions options_;
  AdvUnlearnData data_;
  SoftPrompts attacks_; // one a concept
};

} // namespace pentimento
