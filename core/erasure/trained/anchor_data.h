#pragma once

#include "core/erasure/erasure_method.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// What methods with an anchor learn from: latents that the model itself drew from anchor prompts, and the
/// text states of their sentences. The rows from N on, and all rows where nothing is erased by pictures,
/// measure what is to be kept.
struct AnchorData {
  torch::Tensor latents; ///< [N + K,C,h,w] float32: N of the anchors, then K of the kept concepts.
  torch::Tensor
      deviation;      ///< The encoder's standard deviation, or undefined when latents are taken as they are.
  torch::Tensor mask; ///< [N + K,1,h,w]: where augmented latents show their picture; undefined without.
  TextConditions target_states; ///< N prompts.
  TextConditions anchor_states; ///< N prompts.
  TextConditions prior_states;  ///< N + K prompts: the sentence each latent was drawn from.

  /// As a checkpoint holds it.
  TensorMap named() const;
  /// @throws Error(MissingTensor).
  static AnchorData from(const TensorMap& tensors);
};

/// Draws the latents and encodes the sentences; several pairs take turns. Reads anchor_latents, kept_latents,
/// anchor_steps, anchor_guidance, augment and resample_posterior of the settings. @throws Stopped.
AnchorData prepare_anchor_data(ErasureContext& context);

/// How many of the base's pictures draw_base_latents draws at once.
inline constexpr int base_latents_batch = 8;

/// Pictures that the base draws: picture i from prompt i and the context's seed + i, with anchor_steps and
/// anchor_guidance of the settings. @param what they are, for on_progress. @return [n,C,h,w] float32 latents.
/// @throws Stopped.
torch::Tensor draw_base_latents(ErasureContext& context, const std::vector<std::string>& prompts,
                                const std::string& what);

/// Puts text conditions among named tensors: "NAME_states" and, where there is any, "NAME_pooled".
void put_text(TensorMap& tensors, const std::string& name, const TextConditions& text);
/// @throws Error(MissingTensor).
TextConditions text_from(const TensorMap& tensors, const std::string& name);

/// How batches are drawn.
struct DrawOptions {
  int64_t rows = 8;      ///< That erase.
  int64_t keep_rows = 8; ///< That measure what is to be kept; 0 = none.
  int64_t t_min = 0;
  int64_t t_max = 999;
};

/// The draws of one iteration.
struct AnchorBatch {
  torch::Tensor latents;        ///< [B,C,h,w] float32, clean.
  torch::Tensor noise;          ///< [B,C,h,w] float32.
  torch::Tensor timesteps;      ///< [B] int64.
  TextConditions target_states; ///< B prompts, c*.
  TextConditions anchor_states; ///< B prompts, c.
  torch::Tensor mask;           ///< [B,1,h,w], or undefined: all of each latent counts.
  KeepBatch keep;               ///< Undefined tensors where no rows were asked for.
};

/// One iteration's draws, in this order: erase rows (of the N), preserve rows (of all), timesteps, noise, and
/// the encoder's sample where it is asked for. @param generator on the CPU; the tensors come to the data's
/// device.
AnchorBatch draw_anchor_batch(const AnchorData& data, const DrawOptions& options, at::Generator& generator);

/// Preserve rows alone, in the same order. @param options its keep_rows, t_min and t_max.
KeepBatch draw_keep_batch(const AnchorData& data, const DrawOptions& options, at::Generator& generator);

} // namespace pentimento
