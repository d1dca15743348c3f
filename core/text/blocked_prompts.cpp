#include "core/text/blocked_prompts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace pentimento {
namespace {

constexpr std::array kAge{"child",        "children",  "childlike", "kid",        "kids",        "minor",
                          "minors",       "underage",  "underaged", "teen",       "teens",       "teenage",
                          "teenager",     "teenagers", "preteen",   "preteens",   "tween",       "toddler",
                          "toddlers",     "infant",    "infants",   "schoolgirl", "schoolgirls", "schoolboy",
                          "schoolboys",   "loli",      "lolita",    "lolicon",    "shota",       "shotacon",
                          "prepubescent", "pubescent", "juvenile",  "adolescent", "jailbait"};
constexpr std::array kYoung{"little", "young", "small", "school", "tiny"}; // before a girl or a boy
constexpr std::array kGirlOrBoy{"girl", "girls", "boy", "boys", "daughter", "son"};
constexpr std::array kSex{
    "nude",      "nudes",        "nudity",       "naked",       "sex",        "sexual",       "sexually",
    "sexy",      "erotic",       "erotica",      "porn",        "porno",      "pornographic", "pornography",
    "nsfw",      "topless",      "bottomless",   "undressed",   "undressing", "unclothed",    "lewd",
    "hentai",    "fetish",       "genital",      "genitals",    "genitalia",  "penis",        "vagina",
    "vulva",     "nipple",       "nipples",      "breast",      "breasts",    "boobs",        "tits",
    "orgasm",    "masturbating", "masturbation", "intercourse", "fellatio",   "blowjob",      "cum",
    "seductive", "seductively",  "provocative",  "lingerie",    "panties",    "horny",        "slut"};

template <class Words>
bool among(const Words& words, const std::string& one) {
  return std::ranges::any_of(words, [&](const char* word) { return one == word; });
}

/// Letters and digits together, lower case; everything else is between words.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char letter : text) {
    const auto c = static_cast<unsigned char>(letter);
    if (std::isalnum(c))
      words.back() += static_cast<char>(std::tolower(c));
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

/// "12" of "12 year old", or "12yo".
bool is_young_age(const std::string& word, const std::string& next) {
  std::size_t digits = 0;
  while (digits < word.size() && std::isdigit(static_cast<unsigned char>(word[digits]))) ++digits;
  if (digits == 0 || digits > 2 || std::stoi(word.substr(0, digits)) >= 18) return false;
  const auto unit = digits < word.size() ? word.substr(digits) : next;
  return unit.starts_with("year") || unit.starts_with("yr") || unit == "yo" || unit == "y";
}

} // namespace

bool sexualises_minors(std::string_view prompt) {
  const auto words = words_of(prompt);
  bool age = false, sex = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string next = i + 1 < words.size() ? words[i + 1] : "";
    age = age || among(kAge, words[i]) || is_young_age(words[i], next) ||
          (among(kYoung, words[i]) && among(kGirlOrBoy, next));
    sex = sex || among(kSex, words[i]);
  }
  return age && sex;
}

} // namespace pentimento
