#pragma once

#include <vector>

#include "core/erasure/mace/focal_timesteps.h"
#include "core/erasure/mace/mace_equation.h"
#include "core/erasure/trained/anchor_data.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// What MACE's loop is told; reference/erasure.md §2.6.
struct MaceOptions {
  UpdateOptions update;
  FocalTimesteps focus;
  int64_t rows = 1; ///< Pictures of one concept in a step.
  DrawOptions keep; ///< Rows that measure what is to be kept; used where `update` preserves.
};

/// What MACE learns from.
struct MaceData {
  torch::Tensor latents; ///< [N,C,h,w] float32, pictures of the concepts, those of one after another.
  TextConditions states; ///< N prompts, their sentences.
  torch::Tensor lost;    ///< [N, tokens] float32, 1 for the tokens that are to lose their attention.
  torch::Tensor masks;   ///< [N, side, side] float32, 1 where the concept is.
  MaceSolution solution;
  std::vector<std::vector<LowRank>> loras; ///< To start from: one a concept and matrix.
  AnchorData keep;                         ///< Undefined where nothing is preserved.
};

/// MACE's iteration, Lu et al. 2024, §4.2: on a noised picture of a concept, the LoRA of that concept in the
/// refined K and V matrices takes away the attention that the concept's tokens get where the concept is. The
/// concepts take turns, each with a LoRA and an optimizer of its own, none seeing the others'; the edit is
/// their closed-form fusion. Curves: loss; where it preserves, loss_prior and conflict_share.
class MaceTrainer : public UnetTrainer {
 public:
  /// @param model its parameters are K and V matrices; the LoRAs start from what they are now.
  /// @throws Error(Unsupported) when it is not a UNet2DConditionModel.
  MaceTrainer(TrainingUnet model, const MaceOptions& options, MaceData data);

  /// Draws, in this order: pictures, timesteps, noise, rows to keep.
  TrainingStep step(int step, at::Generator& generator) override;
  TensorMap state() const override;
  void load_state(const TensorMap& state) override;
  /// The fusion of all LoRAs as they are now, without origin.
  WeightDelta delta() const override;

 private:
  std::size_t concepts() const { return data_.loras.size(); }
  /// Runs the module with the refined matrices and this concept's LoRA.
  void use_lora(std::size_t concept_index);
  torch::Tensor attention_loss(const torch::Tensor& picked, const torch::Tensor& timesteps,
                               const torch::Tensor& noise) const;
  /// ∇ of `loss` over a concept's factors; zero for matrices that no attention map depends on.
  std::vector<torch::Tensor> lora_gradients(const torch::Tensor& loss,
                                            const std::vector<LowRank>& loras) const;

  MaceOptions options_;
  MaceData data_;
  std::vector<torch::Tensor> start_, refined_; // a matrix: before, and W', float32
  std::vector<AdamW> optimizers_;              // one a concept
};

} // namespace pentimento
