#include "core/erasure/neighbours.h"

#include <algorithm>
#include <functional>

#include "core/erasure/plan_check.h"
#include "core/erasure/prompt_lists.h"
#include "core/erasure/text_states.h"
#include "core/probes/prompt_grammar.h"

namespace pentimento {

namespace {

const Vocabulary& vocabulary_of(const DiffusionModel& model) {
  static const Vocabulary none;
  return model.vocabulary ? *model.vocabulary : none;
}

bool in_plan(const Plan& plan, const std::string& word) {
  const auto says = [&](const ConceptPair& pair) {
    return words_of(pair.target) == words_of(word) || words_of(pair.anchor) == words_of(word);
  };
  return std::ranges::any_of(plan.pairs, says) ||
         std::ranges::any_of(plan.kept, [&](const auto& kept) { return words_of(kept) == words_of(word); });
}

bool same_family(const Vocabulary& vocabulary, const std::string& one, const std::string& other) {
  const auto* first = find_object(vocabulary, one);
  const auto* second = find_object(vocabulary, other);
  return first && second && first->family == second->family;
}

} // namespace

std::vector<Neighbour> nearest_words(DiffusionModel& model, const std::string& word,
                                     const std::vector<std::string>& candidates, std::size_t count,
                                     RunControl& control) {
  const torch::NoGradGuard no_grad;
  std::vector<std::string> others;
  for (const auto& candidate : candidates)
    if (find_words(candidate, word) < 0 && find_words(word, candidate) < 0) others.push_back(candidate);
  if (others.empty()) return {};
  auto all = others;
  all.push_back(word);
  std::vector<torch::Tensor> parts;
  const std::size_t batch = 32;
  for (std::size_t begin = 0; begin < all.size(); begin += batch) {
    control.checkpoint();
    const auto end = std::min(begin + batch, all.size());
    parts.push_back(word_states(model, {all.begin() + static_cast<std::ptrdiff_t>(begin),
                                        all.begin() + static_cast<std::ptrdiff_t>(end)}));
  }
  auto states = torch::cat(parts);
  states = states - states.mean(0, true); // what makes every word alike says nothing
  states = states / states.norm(2, {-1}, true).clamp_min(1e-12);
  const auto cosines = torch::mv(states.slice(0, 0, -1), states[-1]).contiguous();
  std::vector<Neighbour> nearest;
  for (std::size_t i = 0; i < others.size(); ++i)
    nearest.push_back({others[i], cosines[static_cast<int64_t>(i)].item<double>()});
  std::ranges::stable_sort(nearest, std::greater{}, &Neighbour::cosine);
  nearest.resize(std::min(count, nearest.size()));
  return nearest;
}

std::vector<std::string> known_names(const DiffusionModel& model, const std::string& target) {
  const auto& vocabulary = vocabulary_of(model);
  const auto kind = concept_kind(target, vocabulary);
  if (vocabulary.empty()) return prompt_list(kind).names();
  std::vector<std::string> names;
  if (kind == ConceptKind::Style)
    for (const auto& style : vocabulary.styles) names.push_back(style.name);
  else
    for (const auto& object : vocabulary.objects)
      if (!is_sensitive(vocabulary, object.name) || is_sensitive(vocabulary, target))
        names.push_back(object.name);
  return names;
}

std::vector<std::string> suggest_kept(DiffusionModel& model, const Plan& plan, std::size_t count,
                                      RunControl& control) {
  std::vector<std::vector<Neighbour>> lists;
  std::size_t longest = 0;
  for (const auto& pair : plan.pairs) {
    if (words_of(pair.target).empty()) continue;
    const auto names = known_names(model, pair.target);
    auto near = nearest_words(model, pair.target, names, names.size(), control);
    std::stable_partition(near.begin(), near.end(), [&](const Neighbour& neighbour) {
      return same_family(vocabulary_of(model), pair.target, neighbour.word);
    }); // kin first: a text encoder puts words together that only stand in like sentences
    lists.push_back(std::move(near));
    longest = std::max(longest, lists.back().size());
  }
  std::vector<std::string> words;
  for (std::size_t i = 0; i < longest; ++i)
    for (const auto& list : lists)
      if (i < list.size() && words.size() < count && !in_plan(plan, list[i].word) &&
          std::ranges::find(words, list[i].word) == words.end())
        words.push_back(list[i].word);
  return words;
}

std::vector<std::string> suggest_anchors(DiffusionModel& model, const std::string& target, std::size_t count,
                                         RunControl& control) {
  if (words_of(target).empty()) return {};
  std::vector<std::string> anchors;
  const auto& vocabulary = vocabulary_of(model);
  auto candidates = known_names(model, target);
  if (find_object(vocabulary, target)) {
    std::erase_if(candidates,
                  [&](const std::string& name) { return !same_family(vocabulary, target, name); });
  } else if (vocabulary.empty()) {
    const auto family = prompt_list(concept_kind(target, vocabulary)).family_of(target);
    if (!family.empty() && find_words(family, target) < 0) anchors.push_back(family);
  }
  for (const auto& near : nearest_words(model, target, candidates, count, control))
    if (anchors.size() < count) anchors.push_back(near.word);
  return anchors;
}

} // namespace pentimento
