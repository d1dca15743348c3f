#include "core/probes/suite_labels.h"

#include <algorithm>

#include "core/probes/prompt_grammar.h"

namespace pentimento {

std::vector<LabelGroup> judge_labels(const Suite& suite, const Vocabulary& vocabulary) {
  if (!vocabulary.empty()) return label_groups(vocabulary);
  LabelGroup group;
  for (const auto& one : suite.cases) {
    if (one.judged.empty() || std::ranges::find(group.labels, one.judged) != group.labels.end()) continue;
    group.labels.push_back(one.judged);
    group.texts.push_back({"a photo of " + with_article(one.judged)});
  }
  if (group.labels.size() < 2) return {};
  return {group};
}

} // namespace pentimento
