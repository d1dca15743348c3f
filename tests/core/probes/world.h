#pragma once

#include "core/base/resources.h"
#include "core/io/vocabulary_file.h"
#include "core/values/concept.h"

namespace pentimento::test {

/// The miniature's vocabulary.
inline Vocabulary world() {
  return read_vocabulary(resources_folder() / "miniature" / "vocabulary.json");
}

inline Plan cat_to_dog() {
  Plan plan;
  plan.pairs = {{"cat", "dog"}};
  plan.kept = {"rabbit", "fox", "bear", "panda", "penguin"};
  return plan;
}

} // namespace pentimento::test
