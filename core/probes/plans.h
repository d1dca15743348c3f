#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/values/concept.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// The plan that a first start is filled in with: the first harmless family's first object → its second, the
/// next five kept. Without a vocabulary it has no pairs.
Plan first_plan(const Vocabulary& vocabulary);

/// How near two words are to the model, e.g. the cosine of their text states; larger is nearer.
using Nearness = std::function<double(const std::string& word, const std::string& other)>;

/// Words worth keeping beside the plan's targets, not in the plan yet: the target's own family (styles: the
/// other styles), then the rest, nearest first where nearness is given. A target outside the vocabulary has
/// no family, so without nearness nothing is suggested for it.
std::vector<std::string> suggest_kept(const Plan& plan, const Vocabulary& vocabulary, std::size_t count = 6,
                                      const Nearness& nearness = {});

} // namespace pentimento
