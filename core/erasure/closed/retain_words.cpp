#include "core/erasure/closed/retain_words.h"

#include <algorithm>

#include "core/erasure/concept_prompts.h"
#include "core/erasure/plan_check.h"
#include "core/erasure/prompt_lists.h"

namespace pentimento {

std::vector<std::string> retain_words(const DiffusionModel& model, const Plan& plan, bool listed) {
  static const Vocabulary none;
  const auto& vocabulary = model.vocabulary ? *model.vocabulary : none;
  auto words = plan.kept;
  if (listed && !vocabulary.empty()) {
    for (const auto& object : vocabulary.objects) words.push_back(object.name);
    for (const auto& style : vocabulary.styles) words.push_back(style.name);
  } else if (listed) {
    for (const auto& pair : plan.pairs)
      for (const auto& name : prompt_list(concept_kind(pair.target, vocabulary)).names())
        words.push_back(name);
  }
  std::vector<std::string> kept;
  for (const auto& word : words) {
    const bool is_target = std::ranges::any_of(
        plan.pairs, [&](const ConceptPair& pair) { return find_words(word, pair.target) >= 0; });
    if (!is_target && std::ranges::find(kept, word) == kept.end()) kept.push_back(word);
  }
  return kept;
}

} // namespace pentimento
