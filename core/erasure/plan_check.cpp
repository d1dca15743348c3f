#include "core/erasure/plan_check.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "core/base/error.h"

namespace pentimento {

namespace {

bool belongs_to_word(unsigned char c) {
  return c >= 128 || std::isalnum(c) || c == '\'' || c == '-';
}

/// Words with single spaces, to compare concepts by.
std::string plain(std::string_view text) {
  std::string line;
  for (const auto& word : words_of(text)) line += (line.empty() ? "" : " ") + word;
  return line;
}

void check_pair(const ConceptPair& pair, std::size_t line, const std::string& method, bool needs_anchor) {
  const auto target = plain(pair.target), anchor = plain(pair.anchor);
  if (target.empty())
    throw Error(ErrorCode::BadPrompt, "line " + std::to_string(line) + " of the plan has no target",
                "a word or a phrase", pair.target.empty() ? "nothing" : "'" + pair.target + "'");
  if (anchor.empty() && needs_anchor)
    throw Error(ErrorCode::BadPrompt, method + " needs an anchor for " + target,
                "what is to be drawn instead", "nothing", "name something near it, or a more general word");
  if (target == anchor)
    throw Error(ErrorCode::BadPrompt, target + " is its own anchor", "an anchor other than the target",
                anchor);
  if (!anchor.empty() && find_words(anchor, target) >= 0)
    throw Error(ErrorCode::BadPrompt, "the anchor contains the target",
                "an anchor without the words '" + target + "'", anchor);
}

} // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char letter : text) {
    const auto c = static_cast<unsigned char>(letter);
    if (belongs_to_word(c)) {
      word += c < 128 ? static_cast<char>(std::tolower(c)) : letter;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

int find_words(std::string_view text, std::string_view phrase) {
  const auto all = words_of(text), wanted = words_of(phrase);
  if (wanted.empty()) return -1;
  const auto found = std::search(all.begin(), all.end(), wanted.begin(), wanted.end());
  if (found == all.end()) return -1;
  return static_cast<int>(found - all.begin() + static_cast<std::ptrdiff_t>(wanted.size()) - 1);
}

void check_plan(const Plan& plan, const std::string& method, bool needs_anchor) {
  if (plan.pairs.empty())
    throw Error(ErrorCode::BadPrompt, "the plan erases nothing", "at least one target", "none");
  std::set<std::string> targets;
  for (std::size_t i = 0; i < plan.pairs.size(); ++i) {
    check_pair(plan.pairs[i], i + 1, method, needs_anchor);
    if (!targets.insert(plain(plan.pairs[i].target)).second)
      throw Error(ErrorCode::BadPrompt, plain(plan.pairs[i].target) + " is erased twice", "each target once",
                  "two lines");
  }
  for (const auto& pair : plan.pairs)
    if (targets.count(plain(pair.anchor)))
      throw Error(ErrorCode::BadPrompt, "the anchor of " + plain(pair.target) + " is erased itself",
                  "an anchor that stays", plain(pair.anchor));
  for (const auto& kept : plan.kept)
    if (targets.count(plain(kept)))
      throw Error(ErrorCode::BadPrompt, plain(kept) + " is both erased and kept", "one of the two", "both");
}

} // namespace pentimento
