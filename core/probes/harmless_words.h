#pragma once

#include "core/values/vocabulary.h"

namespace pentimento {

/// Words about common things and painters, for models that bring no vocabulary: synonyms, five languages,
/// descriptions without the name (resources/suites/harmless.json). It says what words mean, not what a model
/// can draw. @throws what reading the file throws.
const Vocabulary& harmless_words();

} // namespace pentimento
