#include "app/palette/command_match.h"

#include <algorithm>

namespace pentimento {
namespace {

constexpr int kWordStart = 100, kInside = 40, kScattered = 5;

bool startsWord(const QString& text, qsizetype at) {
  return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// The letters of `word` in order, with anything between them; the first has to start a word.
bool scattered(const QString& word, const QString& text) {
  for (qsizetype from = 0; from < text.size(); ++from) {
    if (text[from] != word[0] || !startsWord(text, from)) continue;
    qsizetype found = 0;
    for (qsizetype i = from; i < text.size() && found < word.size(); ++i) found += text[i] == word[found];
    if (found == word.size()) return true;
  }
  return false;
}

int wordScore(const QString& word, const QString& text) {
  int best = 0;
  for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    best = std::max(best, startsWord(text, at) ? kWordStart - std::min(20, static_cast<int>(at)) : kInside);
  if (!best && word.size() > 1 && scattered(word, text)) best = kScattered;
  return best;
}

} // namespace

std::optional<int> matchScore(const QString& query, const QString& text) {
  const QString lower = text.toLower();
  int sum = 0;
  for (const QString& word : query.toLower().split(' ', Qt::SkipEmptyParts)) {
    const int score = wordScore(word, lower);
    if (!score) return std::nullopt;
    sum += score;
  }
  return sum;
}

} // namespace pentimento
