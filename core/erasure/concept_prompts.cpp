#include "core/erasure/concept_prompts.h"

#include "core/erasure/prompt_lists.h"
#include "core/probes/prompt_grammar.h"

namespace pentimento {

namespace {

std::string style_template(const Vocabulary& vocabulary, int index) {
  const auto n = static_cast<std::size_t>(index);
  if (vocabulary.styles.empty()) {
    const auto& templates = prompt_list(ConceptKind::Object).templates;
    return templates[n % templates.size()];
  }
  const auto& templates = vocabulary.styles[n % vocabulary.styles.size()].templates;
  return templates[n / vocabulary.styles.size() % templates.size()];
}

/// About six in ten sentences name a background, as in the captions the miniature learnt from.
std::string place(const Vocabulary& vocabulary, int index) {
  const auto n = static_cast<std::size_t>(index);
  if (n * 3 % 5 >= 3) return "";
  if (vocabulary.backgrounds.empty()) {
    const auto& places = prompt_list(ConceptKind::Object).places;
    return " " + places[n % places.size()];
  }
  const auto& phrases = vocabulary.backgrounds[n % vocabulary.backgrounds.size()].phrases;
  return " " + phrases[n / vocabulary.backgrounds.size() % phrases.size()];
}

std::string put(std::string text, const std::string& place, const std::string& words) {
  const auto at = text.find(place);
  return at == std::string::npos ? text : text.replace(at, place.size(), words);
}

PromptPair object_prompts(const ConceptPair& pair, const Vocabulary& vocabulary, int index) {
  const auto sentence =
      index == 0 ? std::string("{}") : style_template(vocabulary, index) + place(vocabulary, index);
  return {fill_template(sentence, pair.target),
          pair.anchor.empty() ? "" : fill_template(sentence, pair.anchor)};
}

std::string styled(const Vocabulary& vocabulary, const std::string& style, const std::string& noun,
                   std::size_t n) {
  if (style.empty()) return with_article(noun);
  if (const auto* known = find_style(vocabulary, style))
    return fill_template(known->templates[n % known->templates.size()], noun);
  const auto& templates = prompt_list(ConceptKind::Style).templates;
  return put(put(templates[n % templates.size()], "{noun}", with_article(noun)), "{}", style);
}

PromptPair style_prompts(const ConceptPair& pair, const Vocabulary& vocabulary, int index) {
  const auto n = static_cast<std::size_t>(index);
  const auto& nouns = prompt_list(ConceptKind::Style).nouns;
  const auto& noun = vocabulary.objects.empty() ? nouns[n % nouns.size()]
                                                : vocabulary.objects[n % vocabulary.objects.size()].name;
  const auto behind = index == 0 ? std::string() : place(vocabulary, index);
  return {styled(vocabulary, pair.target, noun, n) + behind,
          styled(vocabulary, pair.anchor, noun, n) + behind};
}

PromptPair person_prompts(const ConceptPair& pair, int index) {
  const auto& templates = prompt_list(ConceptKind::Person).templates;
  const auto n = static_cast<std::size_t>(index);
  const auto sentence =
      index == 0 ? std::string("{}")
                 : templates[n % templates.size()] + (n < templates.size() ? "" : place({}, index));
  return {put(sentence, "{}", pair.target),
          pair.anchor.empty() ? "" : fill_template(sentence, pair.anchor)}; // "a person", but "Marie Curie"
}

} // namespace

ConceptKind concept_kind(const std::string& concept_name, const Vocabulary& vocabulary) {
  if (find_style(vocabulary, concept_name)) return ConceptKind::Style;
  if (!vocabulary.empty()) return ConceptKind::Object;
  for (const auto kind : {ConceptKind::Style, ConceptKind::Person})
    if (!prompt_list(kind).family_of(concept_name).empty()) return kind;
  return ConceptKind::Object;
}

std::vector<PromptPair> concept_prompts(const ConceptPair& pair, const Vocabulary& vocabulary, int count) {
  const auto kind = concept_kind(pair.target, vocabulary);
  std::vector<PromptPair> prompts;
  for (int i = 0; i < count; ++i)
    prompts.push_back(kind == ConceptKind::Style    ? style_prompts(pair, vocabulary, i)
                      : kind == ConceptKind::Person ? person_prompts(pair, i)
                                                    : object_prompts(pair, vocabulary, i));
  return prompts;
}

} // namespace pentimento
