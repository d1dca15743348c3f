#include "core/erasure/text_states.h"

#include <algorithm>

#include "core/erasure/plan_check.h"

namespace pentimento {

namespace {

/// Position of the last token of each word of a text: the start token is 0.
std::vector<int64_t> last_tokens(const CLIPTokenizer& tokenizer, const std::string& text) {
  std::vector<int64_t> positions;
  const auto words = words_of(text);
  const auto limit = static_cast<int64_t>(tokenizer.model_max_length()) - 2;
  std::size_t end = 0;
  std::string lower = text;
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return c < 128 ? std::tolower(c) : c; });
  for (const auto& word : words) {
    end = lower.find(word, end) + word.size();
    const auto tokens = static_cast<int64_t>(tokenizer.content_ids(text.substr(0, end)).size());
    positions.push_back(std::min(tokens, limit));
  }
  return positions;
}

} // namespace

std::vector<TokenPair> word_pairs(const CLIPTokenizer& tokenizer, const PromptPair& prompts,
                                  const ConceptPair& concepts) {
  const auto target_tokens = last_tokens(tokenizer, prompts.target);
  const auto anchor_tokens = last_tokens(tokenizer, prompts.anchor);
  const auto target_words = words_of(prompts.target), anchor_words = words_of(prompts.anchor);
  const int target = find_words(prompts.target, concepts.target);
  if (target < 0) return {};
  int anchor = find_words(prompts.anchor, concepts.anchor);
  if (anchor < 0) anchor = static_cast<int>(anchor_words.size()) - 1;
  std::vector<TokenPair> pairs{{target_tokens[static_cast<std::size_t>(target)],
                                anchor < 0 ? 0 : anchor_tokens[static_cast<std::size_t>(anchor)]}};
  for (auto i = static_cast<std::size_t>(target) + 1; i < target_words.size(); ++i) {
    const auto same = std::ranges::find(anchor_words, target_words[i]);
    if (same == anchor_words.end()) continue;
    pairs.push_back({target_tokens[i], anchor_tokens[static_cast<std::size_t>(same - anchor_words.begin())]});
  }
  return pairs;
}

std::vector<TokenPair> padding_pairs(const CLIPTokenizer& tokenizer, const PromptPair& prompts) {
  int64_t target = tokenizer.encode(prompts.target).content + 1,
          anchor = tokenizer.encode(prompts.anchor).content + 1;
  std::vector<TokenPair> pairs;
  for (const int64_t length = tokenizer.model_max_length(); std::max(target, anchor) < length;
       ++target, ++anchor)
    pairs.push_back({target, anchor});
  return pairs;
}

std::vector<TargetSentence> target_sentences(const Plan& plan, const DiffusionModel& model, int each) {
  static const Vocabulary none;
  const auto& vocabulary = model.vocabulary ? *model.vocabulary : none;
  std::vector<TargetSentence> all;
  for (std::size_t i = 0; i < plan.pairs.size(); ++i) {
    const auto& pair = plan.pairs[i];
    auto sentences = concept_prompts(pair, vocabulary, each);
    sentences.front() = {pair.target, pair.anchor};
    for (auto& sentence : sentences) all.push_back({static_cast<int64_t>(i), std::move(sentence)});
  }
  return all;
}

torch::Tensor encode_together(DiffusionModel& model, const std::vector<std::string>& prompts,
                              int64_t tokens) {
  const torch::NoGradGuard no_grad;
  std::vector<torch::Tensor> parts;
  constexpr std::size_t batch = prompts_together;
  for (std::size_t begin = 0; begin < prompts.size(); begin += batch) {
    const std::vector<std::string> part(
        prompts.begin() + static_cast<std::ptrdiff_t>(begin),
        prompts.begin() + static_cast<std::ptrdiff_t>(std::min(begin + batch, prompts.size())));
    parts.push_back(model.encode_batch(part, tokens).states.to(torch::kCPU, torch::kFloat32));
  }
  return torch::cat(parts);
}

torch::Tensor word_states(DiffusionModel& model, const std::vector<std::string>& words) {
  const torch::NoGradGuard no_grad;
  std::vector<int64_t> last;
  for (const auto& word : words) last.push_back(model.tokenizer.encode(word).content);
  // The encoder is causal: what comes after the last token that is asked for changes nothing.
  const auto length = *std::ranges::max_element(last) + 1;
  const auto states = model.encode_batch(words, length).states;
  const auto places = torch::tensor(last, torch::kInt64).to(states.device());
  const auto rows = torch::arange(static_cast<int64_t>(words.size()), places.options());
  return states.index({rows, places}).to(torch::kCPU, torch::kFloat32);
}

std::pair<torch::Tensor, torch::Tensor> concept_states(DiffusionModel& model, const Plan& plan) {
  std::vector<std::string> targets, anchors;
  for (const auto& pair : plan.pairs) {
    targets.push_back(pair.target);
    anchors.push_back(pair.anchor);
  }
  return {word_states(model, targets), word_states(model, anchors)};
}

} // namespace pentimento
