#pragma once

#include <string>
#include <vector>

#include "core/values/concept.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// What kind of thing a concept is: it decides the sentences it is put into.
enum class ConceptKind { Object, Style, Person };

/// A sentence with the target and the same sentence with the anchor.
struct PromptPair {
  std::string target;
  std::string anchor;
  bool operator==(const PromptPair&) const = default;
};

/// Style when the vocabulary has a style of that name, else object. Without a vocabulary the bundled lists
/// tell: a listed style or artist, a listed person, else an object.
ConceptKind concept_kind(const std::string& concept_name, const Vocabulary& vocabulary);

/// `count` sentences about the target with their twins about the anchor, from the vocabulary's templates, or
/// from built-in ones for a model without a vocabulary. The first is the bare concept ("a cat"); the rest
/// vary style and background (objects) or what is drawn (styles); people take no article. Always the same for
/// the same arguments; repeats once the templates are used up. An empty anchor gives empty sentences for
/// objects, and the plain object for styles.
std::vector<PromptPair> concept_prompts(const ConceptPair& pair, const Vocabulary& vocabulary, int count);

} // namespace pentimento
