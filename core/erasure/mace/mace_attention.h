#pragma once

#include <vector>

#include "core/base/torch.h"

#include "core/erasure/erasure_method.h"
#include "core/erasure/receler/receler_trainer.h"

namespace pentimento {

/// Which tokens of a sentence lose their attention beside the concept's own.
enum class LostTokens {
  Words,  ///< None.
  End,    ///< The end token, as published.
  Padding ///< The end token and the padding behind it.
};

/// MACE's loss: Σ over layers and tokens ‖A ⊙ M‖²_F of the attention that tokens of a concept get where the
/// concept is; the mean over pictures. Lu et al. 2024, eq. (4).
/// @param maps [B, H*W, T] of every cross-attention. @param lost [B, T], 1 for the tokens that count.
/// @param mask [B, side, side], stretched to each layer. @return a scalar with the maps' graph.
torch::Tensor attention_in_mask(const std::vector<torch::Tensor>& maps, const torch::Tensor& lost,
                                const torch::Tensor& mask);

/// The tokens of one sentence. @return [tokens] float32, 1 for those that are to lose their attention.
torch::Tensor lost_tokens(const RecelerSentence& sentence, LostTokens which, int64_t tokens);

/// How concept masks are taken.
struct MaskOptions {
  int64_t side = 16; ///< Of the cross-attentions that count.
  double threshold = 0.4;
  std::vector<int64_t> timesteps{200, 300, 400}; ///< The picture is seen at each of these noises.
};

/// Where each picture shows its concept, in place of the paper's Grounded-SAM: the base's own
/// cross-attention to the concept's words on the noised picture, cut at a threshold (concept_mask).
/// @param latents [N,C,h,w] float32. @param states N prompts. @return [N, side, side] float32.
/// @throws Error(BadSetting) naming mask_side when no layer has that size, Stopped.
torch::Tensor picture_masks(ErasureContext& context, const torch::Tensor& latents,
                            const TextConditions& states, const std::vector<RecelerSentence>& sentences,
                            const MaskOptions& options);

} // namespace pentimento
