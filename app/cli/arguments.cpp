#include "app/cli/arguments.h"

#include <charconv>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "core/io/json_file.h"
#include "core/text/blocked_prompts.h"

namespace pentimento::cli {
namespace {

template <class Number>
bool parse_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

} // namespace

EditArgument parse_edit(const std::string& text) {
  const auto colon = text.rfind(':');
  double strength = 1.0;
  if (colon != std::string::npos && parse_number(std::string_view(text).substr(colon + 1), strength))
    return {text.substr(0, colon), strength};
  return {text, 1.0};
}

std::pair<int, int> parse_size(const std::string& text) {
  const auto cross = text.find('x');
  int width = 0, height = 0;
  const std::string_view all(text);
  if (cross == std::string::npos || !parse_number(all.substr(0, cross), width) ||
      !parse_number(all.substr(cross + 1), height) || width <= 0 || height <= 0)
    throw Error(ErrorCode::BadSetting, "--size is not a size", "WIDTHxHEIGHT such as 512x512", text);
  return {width, height};
}

SettingValues parse_settings(const std::vector<std::string>& words, const MethodDescription& method) {
  std::vector<std::string> keys{"preset"};
  for (const auto& setting : method.settings) keys.push_back(setting.key);
  SettingValues values;
  for (const auto& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos || equals == 0)
      throw Error(ErrorCode::BadSetting, "--set does not name a value", "key=value", word);
    const std::string key = word.substr(0, equals), text = word.substr(equals + 1);
    if (key == "preset") {
      values[key] = text;
      continue;
    }
    const auto* setting = find_setting(method, key);
    if (!setting) {
      const std::string nearest = nearest_name(key, keys);
      throw Error(ErrorCode::BadSetting, fmt::format("{} has no setting called {}", method.name, key), "", "",
                  nearest.empty() ? fmt::format("`pentimento-cli methods {}` lists them", method.name)
                                  : fmt::format("did you mean {}?", nearest));
    }
    std::string problem;
    if (!setting_from_text(*setting, text, values[key], problem))
      throw Error(ErrorCode::BadSetting, fmt::format("{} of {}: {}", key, method.name, problem));
  }
  return values;
}

namespace {

std::vector<std::string> prompts_in(const std::filesystem::path& path) {
  if (path.extension() == ".json") {
    const auto document = read_json(path);
    if (!document.is_array())
      throw Error(ErrorCode::BadFormat, path.string() + " is not a list of prompts", "a JSON list of texts",
                  document.type_name());
    std::vector<std::string> prompts;
    for (const auto& entry : document) {
      if (!entry.is_string())
        throw Error(ErrorCode::BadFormat,
                    fmt::format("{}: prompt {} is not a text", path.string(), prompts.size() + 1), "a string",
                    entry.type_name());
      prompts.push_back(entry.get<std::string>());
    }
    return prompts;
  }
  std::istringstream text(read_text(path));
  std::vector<std::string> prompts;
  for (std::string line; std::getline(text, line); prompts.push_back(line))
    if (!line.empty() && line.back() == '\r') line.pop_back();
  return prompts;
}

} // namespace

std::vector<std::string> read_prompts(const std::filesystem::path& path) {
  auto prompts = prompts_in(path);
  for (std::size_t i = 0; i < prompts.size(); ++i)
    if (sexualises_minors(prompts[i]))
      throw Error(ErrorCode::BadPrompt,
                  fmt::format("{}: prompt {}: {}", path.string(), i + 1, kBlockedPrompt));
  return prompts;
}

void require_distinct(const std::vector<std::uint64_t>& seeds) {
  const std::set<std::uint64_t> all(seeds.begin(), seeds.end());
  if (all.size() < seeds.size())
    throw Error(ErrorCode::BadSetting, "a seed is named twice", "different seeds",
                fmt::format("{}", fmt::join(seeds, " ")));
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem)
    throw Error(ErrorCode::FileUnwritable, folder.string() + " cannot be made", "", problem.message());
}

std::string picture_name(std::size_t index, const std::string& prompt, std::uint64_t seed) {
  constexpr std::size_t kLongest = 40;
  std::string slug;
  for (const char c : prompt) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    if (plain)
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
    if (slug.size() >= kLongest) break;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return fmt::format("{:04}-{}-{}.png", index, slug.empty() ? "prompt" : slug, seed);
}

} // namespace pentimento::cli
