#pragma once

#include <map>
#include <string>
#include <vector>

namespace pentimento {

/// An object of the model's world with the words that mean it.
struct VocabularyObject {
  std::string name;
  std::string family;
  std::vector<std::string> synonyms;
  std::map<std::string, std::string> translations; ///< Language code → word.
  std::vector<std::string> descriptions;           ///< What it is, without any of its names.
};

/// A style with its caption templates; "{}" takes the noun.
struct VocabularyStyle {
  std::string name;
  std::vector<std::string> templates;
  std::vector<std::string> descriptions; ///< The same without its name.
};

/// A background with the phrases that ask for it.
struct VocabularyBackground {
  std::string name;
  std::vector<std::string> phrases;
};

/// What a model can draw, as its `vocabulary.json` says. Suites, suggestions and the first plan come from it.
struct Vocabulary {
  std::vector<VocabularyObject> objects;
  std::vector<VocabularyStyle> styles;
  std::vector<VocabularyBackground> backgrounds;
  std::vector<std::string> joiners;
  std::vector<std::string> sensitive_families;

  bool empty() const { return objects.empty(); }
};

} // namespace pentimento
