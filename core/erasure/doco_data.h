#pragma once

#include "core/erasure/doco_trainer.h"
#include "core/erasure/erasure_method.h"

namespace pentimento {

/// What DoCo learns from: latents that the model itself drew from anchor prompts, and the text states of
/// their sentences.
struct DocoData {
  torch::Tensor latents; ///< [N + K,C,h,w] float32: N of the anchors, then K of the kept concepts.
  torch::Tensor
      deviation; ///< The encoder's standard deviation, or undefined when latents are taken as they are.
  TextConditions target_states; ///< N
  TextConditions anchor_states; ///< N
  TextConditions prior_states;  ///< N + K, the sentence each latent was drawn from.
};

/// Draws the latents and encodes the sentences. Several pairs take turns. @throws Stopped.
DocoData prepare_doco_data(ErasureContext& context);

/// One iteration's draws, in this order: erase rows (of the N), preserve rows (of all), timesteps, noise, and
/// the encoder's sample where it is asked for. @param generator on the CPU; the tensors come to the data's
/// device.
DocoBatch draw_doco_batch(const DocoData& data, int64_t rows, int64_t t_min, int64_t t_max,
                          at::Generator& generator);

} // namespace pentimento
