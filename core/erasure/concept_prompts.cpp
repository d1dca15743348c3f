#include "core/erasure/concept_prompts.h"

#include "core/probes/prompt_grammar.h"

namespace pentimento {

namespace {

const std::vector<std::string> plain_templates{
    "a photo of {}",    "a picture of {}", "an image of {}",     "a close-up photo of {}",
    "a painting of {}", "a drawing of {}", "a good photo of {}", "a rendering of {}"};
const std::vector<std::string> plain_places{"on a table",     "in a park",          "on the beach",
                                            "at night",       "in the snow",        "on the street",
                                            "in the kitchen", "in front of a wall", "at sunset"};
const std::vector<std::string> plain_nouns{"house", "tree", "woman", "man",           "street",   "river",
                                           "horse", "ship", "chair", "bowl of fruit", "mountain", "bird"};

std::string style_template(const Vocabulary& vocabulary, int index) {
  const auto n = static_cast<std::size_t>(index);
  if (vocabulary.styles.empty()) return plain_templates[n % plain_templates.size()];
  const auto& templates = vocabulary.styles[n % vocabulary.styles.size()].templates;
  return templates[n / vocabulary.styles.size() % templates.size()];
}

/// About six in ten sentences name a background, as in the captions the miniature learnt from.
std::string place(const Vocabulary& vocabulary, int index) {
  const auto n = static_cast<std::size_t>(index);
  if (n * 3 % 5 >= 3) return "";
  if (vocabulary.backgrounds.empty()) return " " + plain_places[n % plain_places.size()];
  const auto& phrases = vocabulary.backgrounds[n % vocabulary.backgrounds.size()].phrases;
  return " " + phrases[n / vocabulary.backgrounds.size() % phrases.size()];
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
  return n % 3 == 0 ? with_article(noun) + ", in the style of " + style
                    : "in " + style + " style, " + with_article(noun);
}

PromptPair style_prompts(const ConceptPair& pair, const Vocabulary& vocabulary, int index) {
  const auto n = static_cast<std::size_t>(index);
  const auto& noun = vocabulary.objects.empty() ? plain_nouns[n % plain_nouns.size()]
                                                : vocabulary.objects[n % vocabulary.objects.size()].name;
  const auto behind = index == 0 ? std::string() : place(vocabulary, index);
  return {styled(vocabulary, pair.target, noun, n) + behind,
          styled(vocabulary, pair.anchor, noun, n) + behind};
}

} // namespace

ConceptKind concept_kind(const std::string& concept_name, const Vocabulary& vocabulary) {
  return find_style(vocabulary, concept_name) ? ConceptKind::Style : ConceptKind::Object;
}

std::vector<PromptPair> concept_prompts(const ConceptPair& pair, const Vocabulary& vocabulary, int count) {
  const bool style = concept_kind(pair.target, vocabulary) == ConceptKind::Style;
  std::vector<PromptPair> prompts;
  for (int i = 0; i < count; ++i)
    prompts.push_back(style ? style_prompts(pair, vocabulary, i) : object_prompts(pair, vocabulary, i));
  return prompts;
}

} // namespace pentimento
