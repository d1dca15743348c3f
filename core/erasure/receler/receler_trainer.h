#pragma once

#include <memory>
#include <vector>

#include "core/erasure/trained/anchor_data.h"
#include "core/erasure/training/half_finished.h"
#include "core/erasure/training/soft_prompt.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// What Receler's loop is told; reference/erasure.md §2.10.
struct RecelerOptions {
  UpdateOptions update;
  double negative_guidance = 1.0; ///< η
  SoftPromptOptions attack;
  int64_t mask_side = 16;
  double mask_threshold = 0.1;
  double local_weight = 0.1; ///< Of the concept-localised regulariser.
  bool from_student = false; ///< x_t is drawn by the model being trained, as published.
  int64_t rows = 1;          ///< Pictures of one sentence in a step.
  HalfFinishedOptions pictures;
  DrawOptions keep; ///< Rows that measure what is to be kept; used where `update` preserves.
};

/// A sentence about a concept: where in it the concept's words stand, and where adversarial tokens go.
struct RecelerSentence {
  int64_t pair = 0;  ///< Which concept of the plan.
  int64_t first = 0; ///< Token of the concept's first word; 0 is BOS.
  int64_t words = 1; ///< Tokens of the concept.
  int64_t end = 0;   ///< The first token behind the sentence.
};

/// What Receler learns from.
struct RecelerData {
  TextConditions states; ///< M sentences with the concept, c*.
  TextConditions empty;  ///< One prompt, ∅.
  std::vector<RecelerSentence> sentences;
  torch::Tensor attack; ///< [pairs, n, D] float32: the adversarial tokens to start from.
  AnchorData keep;      ///< Undefined where nothing is preserved.
};

/// Receler's iteration, Huang et al. 2024, algorithm 1 and their code: on a half-finished picture x_t of the
/// concept, adversarial tokens behind the sentence are trained to make the erased model predict ε_F(x_t,c*);
/// with those of the last but one update, ε_θ(x_t,[c*,adv]) → ε_F(∅) − η(ε_F(c*) − ε_F(∅)), plus what the
/// erasers add where the concept is not. ε_F has no erasers. Curves: loss, loss_erase, loss_reg, loss_adv (of
/// the attack's last update); where it preserves, loss_prior and conflict_share.
class RecelerTrainer : public UnetTrainer {
 public:
  /// @param model its parameters are erasers'. @param sampler deterministic.
  /// @throws Error(Unsupported) when it is not a UNet2DConditionModel.
  RecelerTrainer(TrainingUnet model, std::unique_ptr<Scheduler> sampler, const RecelerOptions& options,
                 RecelerData data);

  /// Draws, in this order: the sentence, the step index, the start noise, the timestep in its bucket, new
  /// adversarial tokens where it restarts, rows to keep.
  TrainingStep step(int step, at::Generator& generator) override;
  TensorMap state() const override;
  void load_state(const TensorMap& state) override;

 private:
  struct Picture {
    torch::Tensor x;         // [B,C,h,w]
    torch::Tensor timesteps; // [B] int64
    TextConditions text;     // the sentence, B times
    torch::Tensor nothing;   // ε_F(x, ∅)
    torch::Tensor about;     // ε_F(x, c*)
    torch::Tensor mask;      // [B, side, side]
  };
  TextConditions repeated(const TextConditions& one, int64_t row) const;
  Picture prepare(const RecelerSentence& sentence, int64_t row, const HalfFinishedDraw& drawn);
  std::vector<torch::Tensor> attack_and_erase(const Picture& picture, int64_t place, SoftPrompt& attack,
                                              TrainingStep& report);

  HalfFinished pictures_;
  RecelerOptions options_;
  RecelerData data_;
  SoftPrompts attacks_; // one a concept
};

} // namespace pentimento
