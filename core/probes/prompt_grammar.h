#pragma once

#include <string>

#include "core/values/vocabulary.h"

namespace pentimento {

/// "a cat", "an apple", "cherries", "sunshine": an English noun with its article, where it takes one.
std::string with_article(const std::string& noun);

/// The caption template with the noun in its place: with its article ("a photo of a cat"), bare where the
/// template brings one or none is wanted ("a neon cat").
std::string fill_template(const std::string& pattern, const std::string& noun);

/// The same with a word of another language, which stays as it is: "gato, oil painting".
std::string fill_template_bare(const std::string& pattern, const std::string& word);

const VocabularyObject* find_object(const Vocabulary& vocabulary, const std::string& name);
const VocabularyStyle* find_style(const Vocabulary& vocabulary, const std::string& name);
/// True when the word is an object of a family that is shown hidden first.
bool is_sensitive(const Vocabulary& vocabulary, const std::string& word);

} // namespace pentimento
