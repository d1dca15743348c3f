#include "core/io/vocabulary_file.h"

#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/json_file.h"

namespace pentimento {
namespace {

using nlohmann::json;

/// A value of the document and where it stands, for the sentences.
struct Place {
  const json& value;
  std::string where;           ///< "vocabulary.json: objects[3].synonyms"
  const char* separator = "."; ///< Before a key.

  [[noreturn]] void refuse(const std::string& expected) const {
    throw Error(ErrorCode::BadFormat, where + " is malformed", expected, value.type_name());
  }
  std::string text() const {
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) refuse("a text that is not empty");
    return value.get<std::string>();
  }
  bool flag() const {
    if (!value.is_boolean()) refuse("true or false");
    return value.get<bool>();
  }
  bool has(const char* key) const { return value.is_object() && value.contains(key); }
  Place at(const char* key) const {
    if (!value.is_object()) refuse("an object");
    static const json nothing;
    return {value.contains(key) ? value[key] : nothing, where + separator + key};
  }
  std::vector<Place> list() const {
    if (!value.is_array()) refuse("a list");
    std::vector<Place> places;
    for (std::size_t i = 0; i < value.size(); ++i)
      places.push_back({value[i], fmt::format("{}[{}]", where, i)});
    return places;
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> result;
    for (const auto& place : list()) result.push_back(place.text());
    return result;
  }
  std::vector<std::string> texts_at(const char* key) const {
    return has(key) ? at(key).texts() : std::vector<std::string>{};
  }
};

VocabularyObject read_object(const Place& place) {
  VocabularyObject object{place.at("name").text(),
                          place.has("family") ? place.at("family").text() : "",
                          place.texts_at("synonyms"),
                          {},
                          place.texts_at("descriptions")};
  if (!place.has("translations")) return object;
  const Place translations = place.at("translations");
  if (!translations.value.is_object()) translations.refuse("an object of language: word");
  for (const auto& [language, word] : translations.value.items())
    object.translations.emplace(language, Place{word, translations.where + "." + language}.text());
  return object;
}

VocabularyStyle read_style(const Place& place) {
  VocabularyStyle style{place.at("name").text(), place.at("templates").texts(),
                        place.texts_at("descriptions")};
  const auto require_place = [&](const char* key, const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (texts[i].find("{}") == std::string::npos)
        throw Error(ErrorCode::BadFormat,
                    fmt::format("{}.{}[{}] has no place for the noun", place.where, key, i), "{}",
                    '"' + texts[i] + '"');
  };
  require_place("templates", style.templates);
  require_place("descriptions", style.descriptions);
  return style;
}

} // namespace

Vocabulary read_vocabulary(const std::filesystem::path& path) {
  const json document = read_json(path);
  const Place root{document, path.string(), ": "};
  Vocabulary vocabulary;
  std::set<std::string> names;
  for (const auto& place : root.at("objects").list()) {
    vocabulary.objects.push_back(read_object(place));
    if (!names.insert(vocabulary.objects.back().name).second)
      throw Error(ErrorCode::BadFormat, fmt::format("{}.name is given twice", place.where), "every name once",
                  '"' + vocabulary.objects.back().name + '"');
  }
  if (root.has("styles"))
    for (const auto& place : root.at("styles").list()) vocabulary.styles.push_back(read_style(place));
  if (root.has("backgrounds"))
    for (const auto& place : root.at("backgrounds").list())
      vocabulary.backgrounds.push_back({place.at("name").text(), place.texts_at("phrases")});
  vocabulary.joiners = root.texts_at("joiners");
  if (root.has("families"))
    for (const auto& place : root.at("families").list())
      if (place.has("sensitive") && place.at("sensitive").flag())
        vocabulary.sensitive_families.push_back(place.at("name").text());
  return vocabulary;
}

} // namespace pentimento
