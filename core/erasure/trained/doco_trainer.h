#pragma once

#include "core/erasure/trained/anchor_data.h"
#include "core/erasure/training/discriminator.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// What DoCo's loop is told; DoCo's own values are in reference/erasure.md §1.6 and in the preset
/// "repository".
struct DocoOptions {
  int warm_up = 0; ///< Steps in which only the discriminator learns.
  UpdateOptions generator;
  AdamWOptions discriminator{1e-4, 0.5, 0.999, 1e-8, 0.0};
  bool freeze_discriminator = true; ///< False: the generator's gradient stays in D's, as in the repository.
  double x0_clamp = 0.0;            ///< 0 = none.
  DrawOptions draws;
};

/// DoCo's iteration (Wu et al. 2025, arXiv 2405.15304; train.py of its code): the student's x̂0 of the target
/// prompt is moved into the teacher's domain of the anchor prompt by a discriminator; where that conflicts
/// with keeping the anchor, the gradient is adjusted. Erase and preserve rows run apart: no operation mixes
/// samples, so the gradients are the same and each backward pass is half as large.
/// Curves: loss_D, acc_real, acc_fake, match; after the warm-up loss_G, loss_prior, conflict_share.
class DocoTrainer : public UnetTrainer {
 public:
  /// @param discriminator initialised. @param data what batches are drawn from.
  DocoTrainer(TrainingUnet model, PatchDiscriminator discriminator, const DocoOptions& options,
              AnchorData data = {});

  TrainingStep step(int step, at::Generator& generator) override;
  /// One iteration over given draws, as many rows to keep as to erase.
  TrainingStep step(const AnchorBatch& batch, int step);
  TensorMap state() const override;
  void load_state(const TensorMap& state) override;
  bool erases_at(int step) const override { return step > options_.warm_up; }

 private:
  torch::Tensor x0(const torch::Tensor& prediction, const torch::Tensor& noisy,
                   const torch::Tensor& timesteps) const;
  void update_generator(const torch::Tensor& fake, const std::vector<torch::Tensor>& keep,
                        TrainingStep& report);
  void update_discriminator(const torch::Tensor& real, const torch::Tensor& fake, TrainingStep& report);

  PatchDiscriminator discriminator_;
  DocoOptions options_;
  AnchorData data_;
  AdamW discriminator_optimizer_;
};

} // namespace pentimento
