#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/erasure/concept_prompts.h"
#include "core/pipelines/diffusion_model.h"
#include "core/values/concept.h"

namespace pentimento {

/// A row of one sentence's text states that is to become a row of another's: positions among the 77 tokens.
struct TokenPair {
  int64_t target = 0;
  int64_t anchor = 0;
  bool operator==(const TokenPair&) const = default;
};

/// Which tokens of a sentence stand for which of its twin: the concept's last token for the anchor's, each
/// later word for the same word. Tokens before the concept do not know of it (CLIP's text encoder is causal)
/// and are left out. An anchor that is not in its sentence stands at the sentence's last word, or at the
/// start token of an empty sentence.
std::vector<TokenPair> word_pairs(const CLIPTokenizer& tokenizer, const PromptPair& prompts,
                                  const ConceptPair& concepts);

/// The same for the end token and the padding behind it, which in CLIP carry the sentence's meaning too.
std::vector<TokenPair> padding_pairs(const CLIPTokenizer& tokenizer, const PromptPair& prompts);

/// A sentence of a plan's pair.
struct TargetSentence {
  int64_t pair = 0; ///< Which of the plan's.
  PromptPair prompts;
};

/// `each` sentences about every target of a plan with their twins about the anchor, pair after pair: the bare
/// names first, as published, then concept_prompts over the model's vocabulary.
std::vector<TargetSentence> target_sentences(const Plan& plan, const DiffusionModel& model, int each);

/// How many prompts encode_together encodes at once.
inline constexpr int prompts_together = 32;

/// Text states of whole batches, faster than one at a time. @param tokens only as many from the start token
/// on; 0 = all 77. The encoder is causal: what comes after a token changes nothing in its state.
/// @return [n, tokens, D] float32 on the CPU.
torch::Tensor encode_together(DiffusionModel& model, const std::vector<std::string>& prompts,
                              int64_t tokens = 0);

/// The last content token's state of each bare text; only as many tokens are encoded as the longest needs.
/// @return [n, D] float32 on the CPU.
torch::Tensor word_states(DiffusionModel& model, const std::vector<std::string>& words);

/// The concepts' own states, for measuring what an edit did: the last content token of each bare target and
/// anchor.
/// @return two [pairs, D] tensors.
std::pair<torch::Tensor, torch::Tensor> concept_states(DiffusionModel& model, const Plan& plan);

} // namespace pentimento
