#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pentimento {

/// A word or token and how near it is.
struct NearText {
  std::string text;
  double cosine = 0.0; ///< Without what all of them have in common.
  bool operator==(const NearText&) const = default;
};

/// A token of a prompt.
struct TokenRow {
  std::string text;
  std::int64_t id = 0;
  bool cut = false;           ///< The prompt is too long: the model never sees this one.
  std::vector<NearText> near; ///< Other tokens, nearest first, by the text encoder's input embeddings.
  bool operator==(const TokenRow&) const = default;
};

/// How a model reads a prompt.
struct TokenTable {
  std::string prompt;
  int room = 0; ///< Tokens that fit, start and end not counted.
  std::vector<TokenRow> rows;
  std::string word;            ///< The word that is asked about.
  std::vector<NearText> names; ///< Known names nearest to it by the text encoder's states, without its own.
  bool operator==(const TokenTable&) const = default;
};

} // namespace pentimento
