#include "core/probes/harmless_words.h"

#include "core/base/resources.h"
#include "core/io/vocabulary_file.h"

namespace pentimento {

const Vocabulary& harmless_words() {
  static const Vocabulary words = read_vocabulary(resources_folder() / "suites" / "harmless.json");
  return words;
}

} // namespace pentimento
