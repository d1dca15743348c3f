#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/text/added_tokens.h"
#include "core/text/byte_pairs.h"

namespace pentimento {

/// What the files of a tokenizer's folder say, read as Transformers reads them.
struct TokenizerFiles {
  VocabularyIds ids;
  std::vector<std::pair<std::string, std::string>> merges;
  std::string merges_name;       ///< The file they came from.
  std::vector<AddedToken> added; ///< Special tokens among them; each content once.
  std::string bos, eos, unk, pad;
  int model_max_length = 77;
};

/// Reads vocab.json and merges.txt, or tokenizer.json where those are not there; tokenizer_config.json,
/// special_tokens_map.json and added_tokens.json where they are.
/// @throws Error(FileNotFound | MissingComponent | BadFormat | Unsupported).
TokenizerFiles read_tokenizer_files(const std::filesystem::path& folder);

} // namespace pentimento
