#include "core/probes/prompt_grammar.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pentimento {
namespace {

// After these words English has no second article: "a neon cat", "a vintage photo of a cat" is not of them.
constexpr std::array<std::string_view, 4> kBareTemplates{"a neon {}", "neon {}", "glowing neon {}",
                                                         "a pixel art {}"};
constexpr std::array<std::string_view, 3> kMassNouns{"sunshine", "citrus", "fungus"};

bool is_plural(const std::string& noun) {
  return noun.ends_with("s") && !noun.ends_with("ss") && !noun.ends_with("us") && !noun.ends_with("is");
}

bool starts_with_vowel_sound(const std::string& noun) {
  for (const auto* consonant : {"uni", "use", "one", "eu", "ur"}) // a unicorn, a one-way street, a euro
    if (noun.starts_with(consonant)) return false;
  return noun.starts_with("hour") || noun.starts_with("heir") ||
         (!noun.empty() && std::string_view("aeiouAEIOU").find(noun.front()) != std::string_view::npos);
}

std::string replaced(const std::string& pattern, const std::string& with) {
  const auto place = pattern.find("{}");
  return place == std::string::npos ? pattern : pattern.substr(0, place) + with + pattern.substr(place + 2);
}

} // namespace

std::string with_article(const std::string& noun) {
  const bool mass = std::find(kMassNouns.begin(), kMassNouns.end(), noun) != kMassNouns.end();
  const bool proper = !noun.empty() && noun.front() >= 'A' && noun.front() <= 'Z'; // "Van Gogh"
  if (noun.empty() || mass || proper || is_plural(noun)) return noun;
  return (starts_with_vowel_sound(noun) ? "an " : "a ") + noun;
}

std::string fill_template(const std::string& pattern, const std::string& noun) {
  const bool bare = std::find(kBareTemplates.begin(), kBareTemplates.end(), pattern) != kBareTemplates.end();
  return replaced(pattern, bare ? noun : with_article(noun));
}

std::string fill_template_bare(const std::string& pattern, const std::string& word) {
  return replaced(pattern, word);
}

const VocabularyObject* find_object(const Vocabulary& vocabulary, const std::string& name) {
  const auto found = std::find_if(vocabulary.objects.begin(), vocabulary.objects.end(),
                                  [&](const auto& o) { return o.name == name; });
  return found == vocabulary.objects.end() ? nullptr : &*found;
}

const VocabularyStyle* find_style(const Vocabulary& vocabulary, const std::string& name) {
  const auto found = std::find_if(vocabulary.styles.begin(), vocabulary.styles.end(),
                                  [&](const auto& s) { return s.name == name; });
  return found == vocabulary.styles.end() ? nullptr : &*found;
}

bool is_sensitive(const Vocabulary& vocabulary, const std::string& word) {
  const auto* object = find_object(vocabulary, word);
  const auto& families = vocabulary.sensitive_families;
  return object && std::find(families.begin(), families.end(), object->family) != families.end();
}

} // namespace pentimento
