#pragma once

#include <memory>

#include "core/erasure/trained/anchor_data.h"
#include "core/erasure/training/half_finished.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// What ESD's formula starts from; see EsdTrainer.
enum class EsdBaseline {
  Empty,   ///< ε_∅: the paper and the first code.
  Concept, ///< ε_c: the present code; η = 2 is then the paper's η = 1.
  Anchor,  ///< ε_a: takes the target out of pictures of the anchor (`--erase_from`).
};

/// What ESD's loop is told; reference/erasure.md §2.1.
struct EsdOptions {
  UpdateOptions update;
  EsdBaseline baseline = EsdBaseline::Empty;
  double negative_guidance = 1.0; ///< η
  bool from_student = false;      ///< x_t is drawn by the model being trained, as the first code did.
  bool bucket_timestep = false;   ///< t is uniform in the training timesteps of the sampling step.
  int sampling_steps = 50;
  double start_guidance = 3.0;
  int64_t rows = 1;
  std::vector<int64_t> latent_shape{4, 64, 64};
  DrawOptions keep; ///< Rows that measure what is to be kept; used where `update` preserves.
};

/// What ESD learns from: no pictures, only text states.
struct EsdData {
  TextConditions erased_states;  ///< M prompts, c*.
  TextConditions student_states; ///< M prompts: what x_t and the student are asked for; c*, or the anchor's.
  TextConditions empty_states;   ///< One prompt, ∅.
  AnchorData keep;               ///< Undefined where nothing is preserved.
};

/// Erased Stable Diffusion's iteration, Gandikota et al. 2023, eq. (7): with x_t a partial DDIM sample of the
/// concept, ε_θ(x_t,c) → ε_b − η(ε_F(x_t,c*) − ε_F(x_t,∅)), ε_F the frozen base and ε_b its prediction for
/// the baseline. One sampling step index serves all rows of a batch. Curves: loss; where it preserves,
/// loss_prior and conflict_share.
class EsdTrainer : public UnetTrainer {
 public:
  /// @param sampler laid out by this; deterministic.
  EsdTrainer(TrainingUnet model, std::unique_ptr<Scheduler> sampler, const EsdOptions& options, EsdData data);

  /// Draws, in this order: rows, the step index, the start noise, the timestep in its bucket, rows to keep.
  TrainingStep step(int step, at::Generator& generator) override;

 private:
  struct Noisy {
    torch::Tensor x;         // [B,C,h,w]
    torch::Tensor timesteps; // [B] int64
    torch::Tensor rows;      // [B] int64, of the data
  };
  Noisy draw(at::Generator& generator);
  /// ∅ as often as there are rows.
  TextConditions empty() const;
  torch::Tensor target(const Noisy& noisy) const;

  HalfFinished pictures_;
  EsdOptions options_;
  EsdData data_;
};

} // namespace pentimento
