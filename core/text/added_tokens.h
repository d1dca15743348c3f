#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pentimento {

/// A token that is looked for in the text itself, before words are split.
struct AddedToken {
  std::string content;
  std::int64_t id = 0;
  bool normalized = false; ///< Looked for after lower-casing instead of in the text as written.
};

/// A stretch of text, or an added token found there (then `id` >= 0).
struct TextPiece {
  std::string text;
  std::int64_t id = -1;
};

/// Finds added tokens: leftmost, then longest.
class AddedTokens {
 public:
  /// Tokens with empty content are never found.
  explicit AddedTokens(const std::vector<AddedToken>& tokens);
  std::vector<TextPiece> split(std::string_view text) const;

 private:
  std::array<std::vector<AddedToken>, 256> by_first_byte_; // longest first
};

} // namespace pentimento
