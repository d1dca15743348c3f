#include "core/erasure/settings.h"

#include <algorithm>
#include <numeric>

#include "core/base/error.h"

namespace pentimento {

namespace {

/// Levenshtein's distance.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

/// "expected X, got Y" as setting_from_text says it, taken apart.
Error bad_value(const std::string& key, const std::string& problem) {
  const std::string head = "expected ", tail = ", got ";
  const auto middle = problem.rfind(tail);
  if (!problem.starts_with(head) || middle == std::string::npos) return {ErrorCode::BadSetting, key, problem};
  return {ErrorCode::BadSetting, key, problem.substr(head.size(), middle - head.size()),
          problem.substr(middle + tail.size())};
}

const SettingPreset& find_preset(const MethodDescription& method, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& preset : method.presets) {
    if (preset.name == name) return preset;
    names.push_back(preset.name);
  }
  std::string known;
  for (const auto& each : names) known += (known.empty() ? "one of " : " ") + each;
  throw Error(ErrorCode::UnknownName, method.name + " has no such preset", known, name);
}

} // namespace

std::string nearest_name(const std::string& name, const std::vector<std::string>& names) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const auto& candidate : names) {
    const auto d = distance(name, candidate);
    if (d < least) best = candidate, least = d;
  }
  return best;
}

void check_settings(const MethodDescription& method, const SettingValues& values) {
  for (const auto& [key, value] : values) {
    const auto* setting = find_setting(method, key);
    if (!setting) {
      std::vector<std::string> names;
      for (const auto& each : method.settings) names.push_back(each.key);
      const auto nearest = nearest_name(key, names);
      throw Error(ErrorCode::BadSetting, method.name + " has no setting called " + key, "", "",
                  nearest.empty() ? "see its settings with: methods" : "did you mean " + nearest + "?");
    }
    SettingValue read;
    std::string problem;
    if (!setting_from_text(*setting, setting_text(value), read, problem)) throw bad_value(key, problem);
  }
}

SettingValues resolved_settings(const MethodDescription& method, const SettingValues& given, int unet_width) {
  SettingValues own = given;
  std::string preset;
  if (const auto found = own.find("preset"); found != own.end()) {
    preset = setting_text(found->second);
    own.erase(found);
  } else if (unet_width > miniature_width) {
    for (const auto& each : method.presets)
      if (each.name == "large") preset = each.name;
  }
  check_settings(method, own);
  if (preset.empty() || method.presets.empty()) return complete_settings(method, own);
  SettingValues all;
  for (const auto& setting : method.settings) all[setting.key] = setting.standard;
  for (const auto& [key, value] : find_preset(method, preset).values) all[key] = value;
  for (const auto& [key, value] : own) all[key] = value;
  return all;
}

const SettingValue& SettingReader::value(const std::string& key) const {
  const auto found = values_.find(key);
  if (found == values_.end()) throw Error(ErrorCode::BadSetting, "the setting " + key + " is missing");
  return found->second;
}

bool SettingReader::flag(const std::string& key) const {
  if (const auto* flag = std::get_if<bool>(&value(key))) return *flag;
  throw Error(ErrorCode::BadSetting, key, "true or false", setting_text(value(key)));
}

std::int64_t SettingReader::whole(const std::string& key) const {
  if (const auto* whole = std::get_if<std::int64_t>(&value(key))) return *whole;
  throw Error(ErrorCode::BadSetting, key, "a whole number", setting_text(value(key)));
}

double SettingReader::real(const std::string& key) const {
  if (const auto* real = std::get_if<double>(&value(key))) return *real;
  if (const auto* whole = std::get_if<std::int64_t>(&value(key))) return static_cast<double>(*whole);
  throw Error(ErrorCode::BadSetting, key, "a number", setting_text(value(key)));
}

std::string SettingReader::text(const std::string& key) const {
  if (const auto* text = std::get_if<std::string>(&value(key))) return *text;
  throw Error(ErrorCode::BadSetting, key, "a word", setting_text(value(key)));
}

} // namespace pentimento
