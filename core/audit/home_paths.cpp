#include "core/audit/home_paths.h"

#include <cctype>
#include <cstdlib>

namespace pentimento {
namespace {

/// May stand within a name, so that the path does not begin or end there.
bool within_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == '.';
}

} // namespace

std::string without_home(std::string text, const std::string& home) {
  if (home.size() < 2 || home.back() == '/') return text;
  for (auto at = text.find(home); at != std::string::npos; at = text.find(home, at + 1)) {
    const auto end = at + home.size();
    const bool begins = at == 0 || (!within_name(text[at - 1]) && text[at - 1] != '/');
    if (begins && (end == text.size() || !within_name(text[end]))) text.replace(at, home.size(), "~");
  }
  return text;
}

std::string without_home(const std::string& text) {
  const char* home = std::getenv("HOME");
  std::string folder = home ? home : "";
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  return without_home(text, folder);
}

Document without_home(const Document& document) {
  if (document.is_string()) return without_home(document.get<std::string>());
  Document changed = document;
  if (document.is_structured())
    for (auto& value : changed) value = without_home(value);
  return changed;
}

} // namespace pentimento
