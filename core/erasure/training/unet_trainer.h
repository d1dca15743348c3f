#pragma once

#include "core/base/run_control.h"
#include "core/erasure/training/adamw.h"
#include "core/erasure/training/gradient_surgery.h"
#include "core/erasure/training/noise_predictor.h"
#include "core/erasure/training/noising.h"
#include "core/erasure/training/trained_parameters.h"
#include "core/erasure/training/trainer.h"

namespace pentimento {

/// How an erasing gradient becomes a step: the options that all trained methods share.
struct UpdateOptions {
  AdamWOptions optimizer;
  double max_grad_norm = 0.0;     ///< 0 clips nothing.
  Surgery surgery = Surgery::Off; ///< The concept-preserving gradient.
  double surgery_scale = 1.0;     ///< λ
  double retain_weight = 0.0;     ///< How much of the preserving gradient is added to the step.
  /// Whether the preserving gradient is needed at all.
  bool preserves() const { return surgery != Surgery::Off || retain_weight > 0.0; }
};

/// Rows that measure what is to be kept: clean latents with their sentence, and the draws.
struct KeepBatch {
  torch::Tensor latents;   ///< [B,C,h,w] float32, clean.
  torch::Tensor noise;     ///< [B,C,h,w] float32.
  torch::Tensor timesteps; ///< [B] int64.
  TextConditions states;   ///< B prompts.
};

/// What everything is trained on.
struct TrainingUnet {
  NoisePredictor unet;
  TrainedParameters& parameters;
  Noising noising;
  RunControl& control;
};

/// A trainer of some of the UNet's parameters by AdamW with gradient surgery; the methods add their loss.
class UnetTrainer : public Trainer {
 public:
  UnetTrainer(TrainingUnet model, const UpdateOptions& options)
      : UnetTrainer(model, options, model.parameters.masters()) {}

  TensorMap state() const override;
  /// @throws Error(MissingTensor).
  void load_state(const TensorMap& state) override;
  WeightDelta delta() const override { return model_.parameters.delta(); }
  std::vector<LayerHealth> layers() const override { return model_.parameters.layers(); }
  void use_base() override { model_.parameters.use_teacher(); }
  void set_learning_rate(double learning_rate) { optimizer_.set_learning_rate(learning_rate); }

 protected:
  /// @param stepped what `update` steps, in place of the masters; empty where a method has its own
  /// optimizers.
  UnetTrainer(TrainingUnet model, const UpdateOptions& options, std::vector<torch::Tensor> stepped);
  /// The UNet as it is now, without gradients. @return [B,C,h,w] float32.
  torch::Tensor predict_frozen(const torch::Tensor& noisy, const torch::Tensor& timesteps,
                               const TextConditions& states) const;
  /// Clipped ∇ of MSE(ε_θ(x_t, c), n) over the student; reports "loss_prior". Wu et al. 2025, §3.3.
  std::vector<torch::Tensor> keep_gradient(const KeepBatch& batch, TrainingStep& report) const;
  /// ∇ of `loss` over the student in float32. @param further parameters besides, whose gradients follow.
  std::vector<torch::Tensor> gradients(const torch::Tensor& loss,
                                       const std::vector<torch::Tensor>& further = {}) const;
  /// Clips `erase` and adjusts it by `keep` (empty: nothing to keep); reports "conflict_share".
  void adjust(std::vector<torch::Tensor>& erase, const std::vector<torch::Tensor>& keep,
              TrainingStep& report) const;
  /// Adjusts and steps.
  void update(std::vector<torch::Tensor> erase, const std::vector<torch::Tensor>& keep, TrainingStep& report);

  TrainingUnet model_;
  UpdateOptions update_options_;

 private:
  AdamW optimizer_;
};

} // namespace pentimento
