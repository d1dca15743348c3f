#include "core/text/byte_pairs.h"

#include <queue>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/text/unicode.h"

namespace pentimento {
namespace {

constexpr std::string_view kEndOfWord = "</w>";

bool is_printable_latin(int byte) {
  return (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || (byte >= 0xAE && byte <= 0xFF);
}

std::array<std::string, 256> make_spelling() {
  std::array<std::string, 256> spelling;
  char32_t next = 0x100;
  for (int byte = 0; byte < 256; ++byte) {
    const char32_t character = is_printable_latin(byte) ? static_cast<char32_t>(byte) : next++;
    spelling[static_cast<std::size_t>(byte)] = utf8(std::u32string_view(&character, 1));
  }
  return spelling;
}

/// A symbol of the word while it is merged; a merged-away one has no id.
struct Symbol {
  std::int64_t id;
  int before, after; // neighbours' places, -1 at the ends
};

/// A merge that may be done, unless a symbol of it has changed since.
struct Candidate {
  std::int32_t rank;
  int place;
  std::int64_t left, right, id;
  bool
  operator<(const Candidate& other) const { // the queue hands out the greatest: lowest rank, then leftmost
    return rank != other.rank ? rank > other.rank : place > other.place;
  }
};

} // namespace

const std::array<std::string, 256>& BytePairs::spelling() {
  static const std::array<std::string, 256> spelling = make_spelling();
  return spelling;
}

BytePairs::BytePairs(const VocabularyIds& ids, const std::vector<std::pair<std::string, std::string>>& merges,
                     std::int64_t unknown, const std::string& name) {
  const auto id_or_unknown = [&](const std::string& token) {
    const auto found = ids.find(token);
    return found == ids.end() ? unknown : found->second;
  };
  for (std::size_t byte = 0; byte < 256; ++byte) {
    inner_[byte] = id_or_unknown(spelling()[byte]);
    last_[byte] = id_or_unknown(spelling()[byte] + std::string(kEndOfWord));
  }
  merges_.reserve(merges.size());
  for (std::size_t rank = 0; rank < merges.size(); ++rank) {
    const auto& [left, right] = merges[rank];
    std::int64_t id[3];
    const std::string made = left + right;
    const std::string* tokens[3] = {&left, &right, &made};
    for (int i = 0; i < 3; ++i) {
      const auto found = ids.find(*tokens[i]);
      if (found == ids.end())
        throw Error(ErrorCode::BadFormat,
                    fmt::format("{}: merge {} does not fit the vocabulary", name, rank + 1),
                    fmt::format("\"{}\" in the vocabulary", *tokens[i]), "no such token",
                    "vocabulary and merges are of different tokenizers");
      id[i] = found->second;
    }
    merges_[{id[0], id[1]}] = {static_cast<std::int32_t>(rank), id[2]};
  }
}

void BytePairs::encode(std::string_view word, std::vector<std::int64_t>& ids) const {
  std::vector<Symbol> symbols;
  symbols.reserve(word.size());
  const int size = static_cast<int>(word.size());
  for (int i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(word[static_cast<std::size_t>(i)]);
    symbols.push_back({i + 1 == size ? last_[byte] : inner_[byte], i - 1, i + 1 == size ? -1 : i + 1});
  }
  std::priority_queue<Candidate> queue;
  const auto at = [&](int place) -> Symbol& { return symbols[static_cast<std::size_t>(place)]; };
  const auto offer = [&](int place) {
    if (place < 0 || at(place).after < 0) return;
    const auto left = at(place).id, right = at(at(place).after).id;
    if (const auto found = merges_.find({left, right}); found != merges_.end())
      queue.push({found->second.rank, place, left, right, found->second.id});
  };
  for (int i = 0; i + 1 < size; ++i) offer(i);
  while (!queue.empty()) {
    const Candidate best = queue.top();
    queue.pop();
    Symbol& left = at(best.place);
    if (left.id != best.left || left.after < 0 || at(left.after).id != best.right) continue;
    Symbol& right = at(left.after);
    left.id = best.id;
    right.id = -1;
    left.after = right.after;
    if (left.after >= 0) at(left.after).before = best.place;
    offer(left.before);
    offer(best.place);
  }
  for (int place = 0; place >= 0 && place < size; place = at(place).after) ids.push_back(at(place).id);
}

std::string BytePairs::bytes_of(std::string_view token) {
  static const std::unordered_map<char32_t, char> byte_of = [] {
    std::unordered_map<char32_t, char> map;
    for (int byte = 0; byte < 256; ++byte)
      map.emplace(code_points(spelling()[static_cast<std::size_t>(byte)]).front(), static_cast<char>(byte));
    return map;
  }();
  const bool ends_word = token.ends_with(kEndOfWord);
  if (ends_word) token.remove_suffix(kEndOfWord.size());
  std::string bytes;
  for (const char32_t character : code_points(token)) {
    const auto found = byte_of.find(character);
    bytes +=
        found == byte_of.end() ? utf8(std::u32string_view(&character, 1)) : std::string(1, found->second);
  }
  if (ends_word) bytes += ' ';
  return bytes;
}

} // namespace pentimento
