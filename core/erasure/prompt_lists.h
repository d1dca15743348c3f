#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/erasure/concept_prompts.h"

namespace pentimento {

/// What the program knows of its own about a kind of concept, for models that bring no vocabulary.
struct PromptList {
  std::vector<std::string> templates; ///< "{}" takes the concept; in styles "{noun}" takes what is drawn.
  std::vector<std::string> nouns;     ///< Styles: what is drawn.
  std::vector<std::string> places;    ///< Objects: where they stand.
  std::vector<std::pair<std::string, std::vector<std::string>>> families; ///< "animal": cat, dog, …

  std::vector<std::string> names() const; ///< All families' names, each once.
  /// The family of a name, whatever its capitals: "animal" for "cat"; "" when it is not listed.
  std::string family_of(const std::string& name) const;
};

/// Reads "[templates]", "[nouns]", "[places]" and "[names]" with lines of "family: name; name"; "#" starts a
/// comment. @throws Error(FileNotFound), Error(BadFormat) naming the line.
PromptList read_prompt_list(const std::filesystem::path& path);

/// The bundled list of a kind, read once. @throws as read_prompt_list.
const PromptList& prompt_list(ConceptKind kind);

} // namespace pentimento
