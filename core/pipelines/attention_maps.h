#pragma once

#include <string>
#include <vector>

#include "core/pipelines/stable_diffusion.h"
#include "core/values/attention_map.h"

namespace pentimento {

/// Where `word` stands among the 77 tokens of `prompt` (0 is the start token); all its tokens, the first time
/// it occurs. Empty when the prompt does not hold it.
std::vector<int64_t> token_positions(const CLIPTokenizer& tokenizer, const std::string& prompt,
                                     const std::string& word);

/// Draws `request` with the UNet as it is now and tells where `tokens` were looked at: the mean of the
/// cross-attention probabilities over heads, layers and denoising steps, each layer widened to the latents'
/// size, and the sum over the tokens (Tang et al. 2022, "What the DAAM", eq. 6, as a mean).
/// @throws Error(BadSetting) without tokens, and whatever drawing throws; Stopped within one step.
AttentionMap attention_map(StableDiffusionPipeline& pipeline, const Request& request,
                           const std::vector<int64_t>& tokens, const SamplingSettings& settings,
                           RunControl& control);

} // namespace pentimento
