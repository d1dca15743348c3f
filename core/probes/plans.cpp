#include "core/probes/plans.h"

#include <algorithm>

#include "core/probes/prompt_grammar.h"

namespace pentimento {
namespace {

bool in_plan(const Plan& plan, const std::string& word) {
  const auto is_word = [&](const ConceptPair& pair) { return pair.target == word || pair.anchor == word; };
  return std::any_of(plan.pairs.begin(), plan.pairs.end(), is_word) ||
         std::find(plan.kept.begin(), plan.kept.end(), word) != plan.kept.end();
}

/// Candidates for one target: its own kind first.
std::vector<std::string> candidates(const std::string& target, const Vocabulary& vocabulary, bool all) {
  std::vector<std::string> near, far;
  if (find_style(vocabulary, target)) {
    for (const auto& style : vocabulary.styles) near.push_back(style.name);
  } else {
    const auto* object = find_object(vocabulary, target);
    if (!object && !all) return {};
    for (const auto& other : vocabulary.objects)
      if (!is_sensitive(vocabulary, other.name) || (object && other.family == object->family))
        (object && other.family == object->family ? near : far).push_back(other.name);
  }
  near.insert(near.end(), far.begin(), far.end());
  return near;
}

} // namespace

Plan first_plan(const Vocabulary& vocabulary) {
  Plan plan;
  std::vector<std::string> family;
  std::string name;
  for (const auto& object : vocabulary.objects) {
    if (is_sensitive(vocabulary, object.name)) continue;
    if (name.empty()) name = object.family;
    if (object.family == name) family.push_back(object.name);
  }
  if (family.size() < 2) return plan;
  plan.pairs.push_back({family[0], family[1]});
  for (std::size_t i = 2; i < std::min<std::size_t>(family.size(), 7); ++i) plan.kept.push_back(family[i]);
  return plan;
}

std::vector<std::string> suggest_kept(const Plan& plan, const Vocabulary& vocabulary, std::size_t count,
                                      const Nearness& nearness) {
  std::vector<std::string> suggestions;
  for (const auto& pair : plan.pairs) {
    auto words = candidates(pair.target, vocabulary, static_cast<bool>(nearness));
    if (nearness)
      std::stable_sort(words.begin(), words.end(), [&](const auto& a, const auto& b) {
        return nearness(pair.target, a) > nearness(pair.target, b);
      });
    for (const auto& word : words)
      if (suggestions.size() < count && !in_plan(plan, word) &&
          std::find(suggestions.begin(), suggestions.end(), word) == suggestions.end())
        suggestions.push_back(word);
  }
  return suggestions;
}

} // namespace pentimento
