#pragma once

#include "core/base/run_control.h"
#include "core/erasure/training/adamw.h"
#include "core/erasure/training/discriminator.h"
#include "core/erasure/training/gradient_surgery.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/erasure/training/noise_predictor.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// What DoCo's loop is told; DoCo's own values are in reference/erasure.md §1.6 and in the preset
/// "repository".
struct DocoOptions {
  int warm_up = 0; ///< Steps in which only the discriminator learns.
  AdamWOptions generator;
  AdamWOptions discriminator{1e-4, 0.5, 0.999, 1e-8, 0.0};
  bool freeze_discriminator = true; ///< False: the generator's gradient stays in D's, as in the repository.
  Surgery surgery = Surgery::PCGrad;
  double surgery_scale = 1.0; ///< λ
  double retain_weight = 0.0; ///< How much of the preserving gradient is added to the step.
  double max_grad_norm = 1.0;
  double x0_clamp = 0.0;          ///< 0 = none.
  bool predicts_velocity = false; ///< v-prediction; else ε.
};

/// The draws of one iteration: rows 0..B−1 erase, rows B..2B−1 preserve.
struct DocoBatch {
  torch::Tensor latents;        ///< [2B,C,h,w] float32, clean.
  torch::Tensor noise;          ///< [2B,C,h,w] float32.
  torch::Tensor timesteps;      ///< [2B] int64.
  TextConditions target_states; ///< B prompts, c*.
  TextConditions anchor_states; ///< B prompts, c of the erase rows.
  TextConditions prior_states;  ///< B prompts, c of the preserve rows.
};

/// What one iteration measured.
struct DocoStep {
  std::map<std::string, double>
      values; ///< loss_D, acc_real, acc_fake, match; after warm-up loss_G, loss_prior, conflict_share.
  std::vector<double> cosines; ///< Per matrix; empty during warm-up.
  std::vector<bool> stepped_in;
};

/// DoCo's iteration (Wu et al. 2025, arXiv 2405.15304; train.py of its code): the student's x̂0 of the target
/// prompt is moved into the teacher's domain of the anchor prompt by a discriminator; where that conflicts
/// with keeping the anchor, the gradient is adjusted. Erase and preserve rows run apart: no operation mixes
/// samples, so the gradients are the same and each backward pass is half as large.
class DocoTrainer {
 public:
  /// @param alphas_cumprod [T] float32. `discriminator` must be initialised.
  DocoTrainer(NoisePredictor unet, TrainedKv& kv, PatchDiscriminator discriminator,
              torch::Tensor alphas_cumprod, const DocoOptions& options, RunControl& control);

  /// One iteration; the student's masters are updated in place. @param step counted from 0.
  /// @throws Error(NotFinite) naming the step, Stopped.
  DocoStep step(const DocoBatch& batch, int step);
  void set_learning_rate(double learning_rate) { generator_optimizer_.set_learning_rate(learning_rate); }

  /// Masters, moments, discriminator, as they have to be written down to go on later.
  AdamW::State state() const;
  void load_state(const std::map<std::string, torch::Tensor>& state);

 private:
  torch::Tensor noisy(const DocoBatch& batch, int64_t begin, int64_t end) const;
  torch::Tensor x0(const torch::Tensor& prediction, const torch::Tensor& noisy,
                   const torch::Tensor& timesteps) const;
  std::vector<torch::Tensor> keep_gradient(const DocoBatch& batch, DocoStep& report);
  void update_generator(const torch::Tensor& fake, std::vector<torch::Tensor> keep, DocoStep& report);
  void update_discriminator(const torch::Tensor& real, const torch::Tensor& fake, DocoStep& report);

  NoisePredictor unet_;
  TrainedKv& kv_;
  PatchDiscriminator discriminator_;
  torch::Tensor signal_, noise_; // √ᾱ_t, √(1−ᾱ_t)
  DocoOptions options_;
  RunControl& control_;
  AdamW generator_optimizer_, discriminator_optimizer_;
};

} // namespace pentimento
