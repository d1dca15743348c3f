#include "core/erasure/closed/closed_rows.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/erasure/concept_prompts.h"
#include "core/erasure/text_states.h"

namespace pentimento {

namespace {

std::vector<PromptPair> sentences_of(const DiffusionModel& model, const ConceptPair& pair, int count) {
  static const Vocabulary none;
  if (count == 1) return {{pair.target, pair.anchor}};
  return concept_prompts(pair, model.vocabulary ? *model.vocabulary : none, count);
}

/// Sentences that are encoded once each, and the rows of their states that are wanted.
class Gatherer {
 public:
  Gatherer(DiffusionModel& model, const RowChoice& choice) : model_(model), choice_(choice) {}

  void add(const ConceptPair& pair) {
    for (const auto& prompts : sentences_of(model_, pair, choice_.templates)) {
      const Place place{number(prompts.target), number(prompts.anchor), groups_++};
      if (choice_.every_token) {
        for (int64_t i = choice_.first_token; i < length(); ++i) add(place, {i, i}, 1.0);
        continue;
      }
      auto words = word_pairs(model_.tokenizer, prompts, pair);
      if ((!choice_.padding || choice_.aligned) && words.size() > 1) words.resize(1);
      for (const auto& word : words) add(place, word, 1.0);
      if (!choice_.padding) continue;
      auto ends = padding_pairs(model_.tokenizer, prompts);
      while (choice_.aligned && !ends.empty() && ends.back().target < length() - 1)
        ends.push_back({ends.back().target + 1, length() - 1});
      const double weight =
          choice_.padding_weight == 0.0 ? 1.0 : choice_.padding_weight / static_cast<double>(ends.size());
      for (const auto& end : ends) add(place, end, weight);
    }
  }

  PairRows rows(RunControl& control) const {
    std::vector<torch::Tensor> parts;
    const std::size_t batch = 32;
    for (std::size_t begin = 0; begin < sentences_.size(); begin += batch) {
      control.checkpoint();
      const auto end = std::min(begin + batch, sentences_.size());
      parts.push_back(encode_together(model_,
                                      {sentences_.begin() + static_cast<std::ptrdiff_t>(begin),
                                       sentences_.begin() + static_cast<std::ptrdiff_t>(end)},
                                      tokens_));
    }
    const auto states = torch::cat(parts).flatten(0, 1);
    const auto weights = torch::tensor(weights_, torch::kFloat64).sqrt().unsqueeze(1);
    const auto of = [&](const std::vector<Row>& rows) {
      std::vector<int64_t> places;
      for (const auto& row : rows) places.push_back(row.sentence * tokens_ + row.token);
      return states.index_select(0, torch::tensor(places, torch::kInt64)).to(torch::kFloat64) * weights;
    };
    return {of(targets_), of(anchors_), torch::tensor(group_, torch::kInt64)};
  }

 private:
  struct Row {
    int64_t sentence, token;
  };
  struct Place {
    int64_t target, anchor, group;
  };

  int64_t length() const { return static_cast<int64_t>(model_.tokenizer.model_max_length()); }

  void add(const Place& place, const TokenPair& tokens, double weight) {
    targets_.push_back({place.target, tokens.target});
    anchors_.push_back({place.anchor, tokens.anchor});
    tokens_ = std::max({tokens_, tokens.target + 1, tokens.anchor + 1});
    group_.push_back(place.group);
    weights_.push_back(weight);
  }

  int64_t number(const std::string& sentence) {
    const auto [found, is_new] = numbers_.emplace(sentence, static_cast<int64_t>(sentences_.size()));
    if (is_new) sentences_.push_back(sentence);
    return found->second;
  }

  DiffusionModel& model_;
  RowChoice choice_;
  std::vector<std::string> sentences_;
  std::unordered_map<std::string, int64_t> numbers_;
  std::vector<Row> targets_, anchors_;
  std::vector<int64_t> group_;
  std::vector<double> weights_;
  int64_t groups_ = 0;
  int64_t tokens_ = 1; // of a sentence that are asked for
};

} // namespace

std::vector<SettingDescription> row_settings() {
  return {
      whole_setting("templates", "Sentences", 60, 1, 1000,
                    "Sentences about each concept; 1 is the bare word, as in the repository's default.",
                    true),
      flag_setting("padding", "Move the padding", true,
                   "Also moves the end token and the padding, where CLIP keeps the sentence's meaning, and "
                   "the words after the concept."),
      real_setting("padding_weight", "Padding's weight", 1.0, 0.0, 100.0,
                   "Of all padding of a sentence together; a word counts 1. At 0 each token of the padding "
                   "counts 1 too.")};
}

RowChoice row_choice(const SettingReader& read) {
  RowChoice choice;
  choice.templates = static_cast<int>(read.whole("templates"));
  choice.padding = read.flag("padding");
  choice.padding_weight = read.real("padding_weight");
  return choice;
}

PairRows pair_rows(DiffusionModel& model, const std::vector<ConceptPair>& pairs, const RowChoice& choice,
                   RunControl& control) {
  const torch::NoGradGuard no_grad;
  Gatherer gatherer(model, choice);
  for (const auto& pair : pairs) gatherer.add(pair);
  return gatherer.rows(control);
}

torch::Tensor word_rows(DiffusionModel& model, const std::vector<std::string>& words, const RowChoice& choice,
                        RunControl& control) {
  if (words.empty()) return {};
  std::vector<ConceptPair> pairs;
  for (const auto& word : words) pairs.push_back({word, word});
  return pair_rows(model, pairs, choice, control).target;
}

torch::Tensor kept_rows(DiffusionModel& model, const std::vector<std::string>& kept, RowChoice choice,
                        const std::string& empty, RunControl& control) {
  constexpr int most_sentences = 8; // more say nothing new
  choice.templates = std::min(choice.templates, most_sentences);
  const auto words = word_rows(model, kept, choice, control);
  if (empty == "none") return words;
  return under(words, empty_rows(model, empty == "start" ? 1 : model.tokenizer.model_max_length()));
}

SettingDescription empty_prompt_setting(const std::string& standard) {
  return choice_setting("empty_prompt", "Preserve of the empty prompt", standard, {"none", "start", "whole"},
                        "Its start token, which is the same in every sentence, or all of it.");
}

torch::Tensor empty_rows(DiffusionModel& model, int64_t tokens) {
  return encode_together(model, {""})[0].slice(0, 0, tokens).to(torch::kFloat64);
}

torch::Tensor under(const torch::Tensor& above, const torch::Tensor& below) {
  if (!above.defined()) return below;
  return below.defined() ? torch::cat({above, below}) : above;
}

} // namespace pentimento
