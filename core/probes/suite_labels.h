#pragma once

#include <vector>

#include "core/judges/clip_judge.h"
#include "core/values/prompt_case.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// What a zero-shot judge chooses among: the vocabulary's objects and styles, or, for a model without a
/// vocabulary, every word that the suite is judged by, asked as "a photo of a cat" (the template of Radford
/// et al. 2021, section 3.1.4). Empty when a suite names fewer than two words: a choice of one is no
/// judgement.
std::vector<LabelGroup> judge_labels(const Suite& suite, const Vocabulary& vocabulary);

} // namespace pentimento
