#include "core/erasure/mace/mace_rows.h"

#include <algorithm>
#include <cmath>

#include "core/erasure/text_states.h"

namespace pentimento {

namespace {

/// Rows of one pair's sentences: of the target's sentence, and what they become.
struct Rows {
  std::vector<torch::Tensor> from, to, concept_states; // each [n, D], weighted
};

torch::Tensor picked(const torch::Tensor& states, const std::vector<int64_t>& tokens, double weight) {
  return states.index_select(0, torch::tensor(tokens, torch::kInt64)) * std::sqrt(weight);
}

void add_sentence(const CLIPTokenizer& tokenizer, const PromptPair& prompts, const ConceptPair& pair,
                  double padding_weight, const torch::Tensor& target, const torch::Tensor& anchor,
                  Rows& rows) {
  const auto words = word_pairs(tokenizer, prompts, pair);
  std::vector<int64_t> before, from, to, from_end, to_end;
  const int64_t content = tokenizer.encode(prompts.target).content;
  // The concept's own tokens end at words.front(): how many there are is what its name alone takes.
  const auto own = static_cast<int64_t>(tokenizer.content_ids(pair.target).size());
  const int64_t first = words.empty() ? content + 1 : std::max<int64_t>(words.front().target - own + 1, 1);
  for (int64_t i = 1; i < first; ++i) before.push_back(i);
  for (std::size_t i = 1; i < words.size(); ++i) {
    from.push_back(words[i].target);
    to.push_back(words[i].anchor);
  }
  for (const auto& end : padding_pairs(tokenizer, prompts)) {
    from_end.push_back(end.target);
    to_end.push_back(end.anchor);
  }
  const int64_t padding = target.size(0) - content - 1;
  const double each = padding_weight == 0.0 ? 1.0 : padding_weight / static_cast<double>(padding);
  const auto add = [&](const std::vector<int64_t>& a, const torch::Tensor& other,
                       const std::vector<int64_t>& b, double weight) {
    if (a.empty()) return;
    rows.from.push_back(picked(target, a, weight));
    rows.to.push_back(picked(other, b, weight));
  };
  add(before, target, before, 1.0);
  add(from, anchor, to, 1.0);
  add(from_end, anchor, to_end, each);
  rows.concept_states.push_back(target.slice(0, 1, content + 1));
  rows.concept_states.push_back(target.slice(0, content + 1) * std::sqrt(each));
}

} // namespace

MaceRows mace_rows(DiffusionModel& model, const std::vector<ConceptPair>& pairs, int templates,
                   double padding_weight, RunControl& control) {
  static const Vocabulary none;
  const auto& vocabulary = model.vocabulary ? *model.vocabulary : none;
  std::vector<torch::Tensor> from, to, concepts;
  for (const auto& pair : pairs) {
    Rows rows;
    for (const auto& prompts : concept_prompts(pair, vocabulary, templates)) {
      control.checkpoint();
      const auto states = encode_together(model, {prompts.target, prompts.anchor}).to(torch::kFloat64);
      add_sentence(model.tokenizer, prompts, pair, padding_weight, states[0], states[1], rows);
    }
    from.insert(from.end(), rows.from.begin(), rows.from.end());
    to.insert(to.end(), rows.to.begin(), rows.to.end());
    const auto own = torch::cat(rows.concept_states);
    concepts.push_back(torch::matmul(own.t(), own));
  }
  return {torch::cat(from), torch::cat(to), torch::stack(concepts)};
}

} // namespace pentimento
