#include "core/probes/misspellings.h"

#include <algorithm>

namespace pentimento {
namespace {

const std::string kVowels = "aeiou";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The slip of one kind at a place, or the word itself where there is none. @param at from 1.
std::string slip(std::string word, std::size_t at, int kind) {
  switch (kind) {
  case 0:
    if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
    return word;
  case 1:
    return word.erase(at, 1);
  case 2:
    return word.insert(at, 1, word[at]);
  default:
    if (const auto vowel = kVowels.find(word[at]); vowel != std::string::npos)
      word[at] = kVowels[(vowel + 1) % kVowels.size()];
    return word;
  }
}

/// Where the longest run of letters begins, and how long it is.
std::pair<std::size_t, std::size_t> longest_run(const std::string& word) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    auto end = begin;
    while (end < word.size() && is_letter(word[end])) ++end;
    if (end - begin > best.second) best = {begin, end - begin};
    begin = std::max(begin, end);
  }
  return best;
}

} // namespace

std::vector<std::string> misspellings(const std::string& word, const std::vector<std::string>& known,
                                      std::size_t count) {
  std::vector<std::string> all;
  const auto run = longest_run(word);
  if (run.second < 3) return all;
  const auto before = word.substr(0, run.first), letters = word.substr(run.first, run.second),
             behind = word.substr(run.first + run.second);
  for (std::size_t at = 1; at < letters.size(); ++at)
    for (int kind = 0; kind < 4 && all.size() < count; ++kind) {
      const auto wrong = before + slip(letters, at, kind) + behind;
      if (wrong != word && std::ranges::find(all, wrong) == all.end() &&
          std::ranges::find(known, wrong) == known.end())
        all.push_back(wrong);
    }
  return all;
}

} // namespace pentimento
