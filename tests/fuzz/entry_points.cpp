#include "tests/fuzz/entry_points.h"

namespace pentimento::fuzz {

const std::vector<EntryPoint>& entry_points() {
  static const std::vector<EntryPoint> all{{"safetensors", read_safetensors},
                                           {"config", read_config},
                                           {"tokenizer", read_tokenizer},
                                           {"pickle", read_pickle},
                                           {"archive", read_archive}};
  return all;
}

} // namespace pentimento::fuzz
