#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pentimento {

using VocabularyIds = std::unordered_map<std::string, std::int64_t>;

/// Byte-level byte-pair encoding with an end-of-word mark ("</w>"), as CLIP has it.
class BytePairs {
 public:
  /// @param merges pairs of tokens, the first merged first. @param unknown id of bytes that the vocabulary
  /// lacks.
  /// @throws Error(BadFormat) when a merge makes a token that the vocabulary lacks; `name` is what it calls
  /// the file.
  BytePairs(const VocabularyIds& ids, const std::vector<std::pair<std::string, std::string>>& merges,
            std::int64_t unknown, const std::string& name);

  /// Appends the ids of one word (UTF-8, not empty). O(n log n) in its bytes.
  void encode(std::string_view word, std::vector<std::int64_t>& ids) const;

  /// The vocabulary's spelling of a byte: printable Latin-1 as itself, the others from U+0100 on. GPT-2,
  /// bytes_to_unicode.
  static const std::array<std::string, 256>& spelling();

  /// The bytes that a token of the vocabulary stands for; the end-of-word mark becomes a space.
  static std::string bytes_of(std::string_view token);

 private:
  struct Merge {
    std::int32_t rank;
    std::int64_t id;
  };
  struct PairHash {
    std::size_t operator()(const std::pair<std::int64_t, std::int64_t>& pair) const {
      return std::hash<std::uint64_t>{}(static_cast<std::uint64_t>(pair.first) * 0x9E3779B97F4A7C15U +
                                        static_cast<std::uint64_t>(pair.second));
    }
  };
  std::array<std::int64_t, 256> inner_{};
  std::array<std::int64_t, 256> last_{};
  std::unordered_map<std::pair<std::int64_t, std::int64_t>, Merge, PairHash> merges_;
};

} // namespace pentimento
