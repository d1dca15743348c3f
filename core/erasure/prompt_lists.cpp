#include "core/erasure/prompt_lists.h"

#include <algorithm>
#include <fstream>

#include "core/base/error.h"
#include "core/base/resources.h"
#include "core/erasure/plan_check.h"

namespace pentimento {

namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

void add_family(PromptList& list, const std::string& line, const std::string& where) {
  const auto colon = line.find(':');
  if (colon == std::string::npos)
    throw Error(ErrorCode::BadFormat, where + " names no family", "a line like 'animal: cat; dog'", line);
  std::vector<std::string> names;
  for (std::size_t begin = colon + 1; begin <= line.size();) {
    const auto end = std::min(line.find(';', begin), line.size());
    if (auto name = trimmed(line.substr(begin, end - begin)); !name.empty()) names.push_back(std::move(name));
    begin = end + 1;
  }
  list.families.emplace_back(trimmed(line.substr(0, colon)), std::move(names));
}

} // namespace

std::vector<std::string> PromptList::names() const {
  std::vector<std::string> all;
  for (const auto& [family, names] : families)
    for (const auto& name : names)
      if (std::ranges::find(all, name) == all.end()) all.push_back(name);
  return all;
}

std::string PromptList::family_of(const std::string& name) const {
  const auto wanted = words_of(name);
  for (const auto& [family, names] : families)
    for (const auto& listed : names)
      if (words_of(listed) == wanted) return family;
  return {};
}

PromptList read_prompt_list(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw Error(ErrorCode::FileNotFound, "there is no list of prompts", path.string());
  PromptList list;
  std::string raw, section;
  for (int number = 1; std::getline(file, raw); ++number) {
    const auto line = trimmed(raw);
    const auto where = path.filename().string() + ", line " + std::to_string(number) + ",";
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[')
      section = line;
    else if (section == "[templates]")
      list.templates.push_back(line);
    else if (section == "[nouns]")
      list.nouns.push_back(line);
    else if (section == "[places]")
      list.places.push_back(line);
    else if (section == "[names]")
      add_family(list, line, where);
    else
      throw Error(ErrorCode::BadFormat, where + " belongs to no section that is known",
                  "[templates], [nouns], [places] or [names]", section.empty() ? "none" : section);
  }
  if (list.templates.empty())
    throw Error(ErrorCode::BadFormat, path.filename().string() + " has no templates", "at least one", "none");
  return list;
}

const PromptList& prompt_list(ConceptKind kind) {
  const auto bundled = [](const char* name) {
    return read_prompt_list(resources_folder() / "prompts" / name);
  };
  switch (kind) {
  case ConceptKind::Style: {
    static const PromptList styles = bundled("style.txt");
    return styles;
  }
  case ConceptKind::Person: {
    static const PromptList people = bundled("person.txt");
    return people;
  }
  case ConceptKind::Object:
    break;
  }
  static const PromptList objects = bundled("object.txt");
  return objects;
}

} // namespace pentimento
