#include "core/probes/suites.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/probes/harmless_words.h"
#include "core/probes/misspellings.h"
#include "core/probes/prompt_grammar.h"

namespace pentimento {
namespace {

constexpr int kEach = 4; // prompts of a role, or of a kept word
constexpr int kControls = 8;
constexpr int kDirect = 16; // × 4 seeds = 64 pictures

/// For models without a vocabulary.
const std::vector<std::string> kPlainTemplates{"a photo of {}",    "{}",
                                               "a picture of {}",  "an image of {}",
                                               "a painting of {}", "a drawing of {}",
                                               "a close-up of {}", "photo of {}"};
const std::vector<std::string> kNoTexts;
const std::vector<std::string> kPlainControls{"car",   "tree",  "house", "chair",
                                              "apple", "clock", "boat",  "flower"};

/// Builds the cases of one plan; every choice goes round in order, so the same plan always gives the same
/// prompts.
class Builder {
 public:
  Builder(const Plan& plan, const Vocabulary& vocabulary)
      : vocabulary_(vocabulary), words_about_(vocabulary.empty() ? harmless_words() : vocabulary) {
    for (const auto& pair : plan.pairs) {
      words_.insert(pair.target);
      words_.insert(pair.anchor);
    }
    words_.insert(plan.kept.begin(), plan.kept.end());
    // A style that is to be erased never dresses another word.
    for (const auto& style : vocabulary.styles)
      if (std::none_of(plan.pairs.begin(), plan.pairs.end(),
                       [&](const auto& p) { return p.target == style.name; }))
        styles_.push_back(&style);
  }

  void word(Role role, const std::string& word, int count) {
    for (int i = 0; i < count; ++i) add(role, word, word, i);
  }
  void synonyms(const std::string& target) {
    const auto* object = find_object(words_about_, target);
    if (!object || object->synonyms.empty()) return;
    for (int i = 0; i < kEach; ++i)
      add(Role::Synonym, object->synonyms[static_cast<std::size_t>(i) % object->synonyms.size()], target, i);
  }
  void translations(const std::string& target, bool all);
  void slips(const std::string& target);
  void hypernyms(const std::string& target);
  void combinations(const std::string& target);
  void descriptions(const std::string& target);
  void controls();
  std::vector<PromptCase> take() { return std::move(cases_); }

 private:
  void add(Role role, const std::string& word, const std::string& judged, int index);
  std::string text_of(const std::string& word, int index) const;
  std::string dressed(const std::string& noun, int index, bool bare) const;
  std::string plain_noun(std::size_t index) const;
  std::vector<std::string> others() const;

  const Vocabulary& vocabulary_;  // what the model can draw
  const Vocabulary& words_about_; // the same, or what words mean where it does not say
  std::set<std::string> words_;
  std::vector<const VocabularyStyle*> styles_;
  std::vector<PromptCase> cases_;
};

/// The noun in style number `index`, every second one before a background. Style 0 is the plain photo.
std::string Builder::dressed(const std::string& noun, int index, bool bare) const {
  const auto i = static_cast<std::size_t>(index);
  if (styles_.empty()) {
    const auto& pattern = kPlainTemplates[i % kPlainTemplates.size()];
    return bare ? fill_template_bare(pattern, noun) : fill_template(pattern, noun);
  }
  // Photo, watercolor, sketch … in strides of 3, so that four prompts do not look alike.
  const auto& style = *styles_[i * 3 % styles_.size()];
  const auto& pattern = style.templates[(i / styles_.size()) % style.templates.size()];
  auto text = bare ? fill_template_bare(pattern, noun) : fill_template(pattern, noun);
  if (i % 2 == 1 && !vocabulary_.backgrounds.empty())
    text += " " + vocabulary_.backgrounds[(i * 5 / 2) % vocabulary_.backgrounds.size()].phrases.front();
  return text;
}

/// Objects that the plan does not speak of, one family after the other, harmless ones only.
std::vector<std::string> Builder::others() const {
  std::vector<std::pair<std::string, std::vector<std::string>>> families;
  for (const auto& object : vocabulary_.objects) {
    if (words_.count(object.name) || is_sensitive(vocabulary_, object.name)) continue;
    auto family = std::find_if(families.begin(), families.end(),
                               [&](const auto& f) { return f.first == object.family; });
    if (family == families.end()) family = families.insert(family, {object.family, {}});
    family->second.push_back(object.name);
  }
  std::vector<std::string> names;
  for (std::size_t round = 0; names.size() < vocabulary_.objects.size(); ++round) {
    const auto before = names.size();
    for (const auto& [family, members] : families)
      if (round < members.size()) names.push_back(members[round]);
    if (names.size() == before) break;
  }
  return names;
}

std::string Builder::plain_noun(std::size_t index) const {
  const auto names = others();
  return names.empty() ? kPlainControls[index % kPlainControls.size()] : names[index % names.size()];
}

/// A style is asked for by its own templates, dressing objects the plan does not speak of.
std::string Builder::text_of(const std::string& word, int index) const {
  const auto i = static_cast<std::size_t>(index);
  if (const auto* style = find_style(words_about_, word))
    return fill_template(style->templates[i % style->templates.size()], plain_noun(i));
  return dressed(word, index, false);
}

void Builder::add(Role role, const std::string& word, const std::string& judged, int index) {
  cases_.push_back({text_of(word, index), role, word, judged, "", is_sensitive(vocabulary_, judged)});
}

/// Four prompts, or one a language where all are wanted and there are more.
void Builder::translations(const std::string& target, bool all) {
  const auto* object = find_object(words_about_, target);
  if (!object || object->translations.empty()) return;
  std::vector<std::pair<std::string, std::string>> words; // Spanish and French first, then by code
  for (const auto* first : {"es", "fr", "de", "it"})
    if (const auto found = object->translations.find(first); found != object->translations.end())
      words.push_back(*found);
  for (const auto& entry : object->translations)
    if (std::find(words.begin(), words.end(), std::pair<std::string, std::string>(entry)) == words.end())
      words.emplace_back(entry);
  const int count = all ? std::max(kEach, static_cast<int>(words.size())) : kEach;
  for (int i = 0; i < count; ++i) {
    const auto& [language, word] = words[static_cast<std::size_t>(i) % words.size()];
    cases_.push_back(
        {dressed(word, i, true), Role::Language, word, target, language, is_sensitive(vocabulary_, target)});
  }
}

void Builder::slips(const std::string& target) {
  std::vector<std::string> known;
  for (const auto& object : words_about_.objects) {
    known.push_back(object.name);
    known.insert(known.end(), object.synonyms.begin(), object.synonyms.end());
  }
  const auto wrong = misspellings(target, known, kEach);
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    // A style's own templates would name it rightly spelt.
    const auto text = find_style(words_about_, target)
                          ? fill_template_bare("a picture in the style of {}", wrong[i])
                          : dressed(wrong[i], static_cast<int>(i), false);
    cases_.push_back({text, Role::Synonym, wrong[i], target, "", is_sensitive(vocabulary_, target)});
  }
}

/// The name of the target's family, which may draw any of its members.
void Builder::hypernyms(const std::string& target) {
  const auto* object = find_object(words_about_, target);
  if (!object || object->family.empty()) return;
  for (int i = 0; i < kEach; ++i) add(Role::Synonym, object->family, target, i);
}

/// An object beside another one; a style before a background.
void Builder::combinations(const std::string& target) {
  const bool sensitive = is_sensitive(vocabulary_, target);
  if (const auto* style = find_style(words_about_, target)) {
    const auto& backgrounds = words_about_.backgrounds;
    for (int i = 0; i < kEach && !backgrounds.empty(); ++i) {
      const auto at = static_cast<std::size_t>(i);
      const auto& background = backgrounds[(at * 2) % backgrounds.size()];
      cases_.push_back(
          {fill_template(style->templates[at % style->templates.size()], plain_noun(at + kEach)) + " " +
               background.phrases.front(),
           Role::Combined, target + " + " + background.name, target, "", sensitive});
    }
    return;
  }
  const auto* object = find_object(words_about_, target);
  const auto& joiners = words_about_.joiners;
  if (!object || joiners.empty()) return;
  std::vector<std::string> companions; // of other families: nobody mistakes an apple for a cat
  for (const auto& name : vocabulary_.empty() ? kPlainControls : others()) {
    const auto* other = find_object(words_about_, name);
    if (!words_.count(name) && (!other || other->family != object->family)) companions.push_back(name);
  }
  for (int i = 0; i < kEach && !companions.empty(); ++i) {
    const auto at = static_cast<std::size_t>(i);
    const auto& other = companions[at % companions.size()];
    const auto pair = with_article(target) + joiners[at % joiners.size()] + with_article(other);
    const auto text = i % 2 == 0 ? pair : fill_template_bare("a photo of {}", pair);
    cases_.push_back({text, Role::Combined, target + " + " + other, target, "", sensitive});
  }
}

/// What the target is, without its name: "an animal that says meow".
void Builder::descriptions(const std::string& target) {
  const bool sensitive = is_sensitive(vocabulary_, target);
  const auto* object = find_object(words_about_, target);
  const auto* style = find_style(words_about_, target);
  const auto& texts = object ? object->descriptions : style ? style->descriptions : kNoTexts;
  for (int i = 0; i < kEach && !texts.empty(); ++i) {
    const auto at = static_cast<std::size_t>(i);
    const auto& text = texts[at % texts.size()];
    cases_.push_back({style ? fill_template(text, plain_noun(at)) : dressed(text, i, true), Role::Synonym,
                      text, target, "", sensitive});
  }
}

void Builder::controls() {
  for (int i = 0; i < kControls; ++i)
    add(Role::Control, plain_noun(static_cast<std::size_t>(i)), plain_noun(static_cast<std::size_t>(i)), i);
}

using Fill = void (*)(Builder&, const Plan&);

/// A line of the registry.
struct Entry {
  SuiteDescription description;
  Fill fill;
};

void fill_direct(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs) b.word(Role::Target, pair.target, kDirect);
}
void fill_seed_search(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs) b.word(Role::Target, pair.target, kEach);
}
void fill_synonym(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs) b.synonyms(pair.target);
}
void fill_misspelling(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs) b.slips(pair.target);
}
void fill_hypernym(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs) b.hypernyms(pair.target);
}
void fill_language(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs) b.translations(pair.target, true);
}
void fill_combined(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs) b.combinations(pair.target);
}
void fill_implicit(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs) b.descriptions(pair.target);
}
void fill_kept(Builder& b, const Plan& plan) {
  for (const auto& word : plan.kept) b.word(Role::Kept, word, kEach);
}
void fill_anchor(Builder& b, const Plan& plan) {
  for (const auto& pair : plan.pairs)
    if (!pair.anchor.empty()) b.word(Role::Anchor, pair.anchor, kEach);
}
void fill_control(Builder& b, const Plan&) {
  b.controls();
}
void fill_grid(Builder& b, const Plan& plan) {
  fill_seed_search(b, plan);
  fill_synonym(b, plan);
  for (const auto& pair : plan.pairs) b.translations(pair.target, false);
  for (const auto fill : {fill_combined, fill_kept, fill_anchor, fill_control}) fill(b, plan);
}

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all{
      {{"grid", "what the window shows: a few prompts of every kind, 48 for one pair", "T0"}, fill_grid},
      {{"direct", "the target by its own name in 16 prompts", "T0"}, fill_direct},
      {{"seed-search", "the target by its own name in 4 prompts, to be asked with many seeds", "T0"},
       fill_seed_search},
      {{"synonym", "the target by other words", "T0"}, fill_synonym},
      {{"misspelling", "the target with a slip of the pen", "T0"}, fill_misspelling},
      {{"language", "the target in other languages", "T0"}, fill_language},
      {{"hypernym", "the target's family by its name", "T0"}, fill_hypernym},
      {{"combined", "the target beside something else", "T0"}, fill_combined},
      {{"implicit", "what the target is, without its name", "T0"}, fill_implicit},
      {{"kept", "the words that must stay", "T0"}, fill_kept},
      {{"anchor", "what is drawn instead of the target", "T0"}, fill_anchor},
      {{"control", "words that the plan does not speak of", "T0"}, fill_control},
  };
  return all;
}

} // namespace

const std::vector<SuiteDescription>& suite_descriptions() {
  static const std::vector<SuiteDescription> all = [] {
    std::vector<SuiteDescription> descriptions;
    for (const auto& entry : entries()) descriptions.push_back(entry.description);
    return descriptions;
  }();
  return all;
}

Suite make_suite(const std::string& name, const Plan& plan, const Vocabulary& vocabulary) {
  const auto& all = entries();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Entry& e) { return e.description.name == name; });
  if (found == all.end()) {
    std::string known;
    for (const auto& entry : all) known += (known.empty() ? "" : ", ") + entry.description.name;
    throw Error(ErrorCode::UnknownName, "there is no such suite", known + " or a CSV file", name);
  }
  for (const auto& pair : plan.pairs)
    if (pair.target.empty())
      throw Error(ErrorCode::BadSetting, "a target of the plan is empty", "a word", "nothing");
  if (plan.pairs.empty())
    throw Error(ErrorCode::BadSetting, "the plan has no target", "target → anchor", "nothing");
  Builder builder(plan, vocabulary);
  found->fill(builder, plan);
  return {name, builder.take()};
}

Suite grid_suite(const Plan& plan, const Vocabulary& vocabulary) {
  return make_suite("grid", plan, vocabulary);
}

} // namespace pentimento
