#include "core/values/erasure_settings.h"

#include <array>
#include <charconv>
#include <cmath>

namespace pentimento {
namespace {

template <class Number>
std::string number_text(Number number) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

template <class Number>
bool parse(const std::string& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string range_text(const SettingDescription& d) {
  const auto number = [&](double v) {
    return d.kind == SettingKind::Integer ? number_text(static_cast<std::int64_t>(v)) : number_text(v);
  };
  return number(d.least) + " to " + number(d.most);
}

bool in_range(const SettingDescription& d, double v) {
  return std::isfinite(v) && v >= d.least && v <= d.most;
}

bool read_number(const SettingDescription& d, const std::string& text, SettingValue& value) {
  if (d.kind == SettingKind::Integer) {
    std::int64_t number = 0;
    if (!parse(text, number) || !in_range(d, static_cast<double>(number))) return false;
    value = number;
    return true;
  }
  double number = 0;
  if (!parse(text, number) || !in_range(d, number)) return false;
  value = number;
  return true;
}

} // namespace

std::string setting_text(const SettingValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return number_text(*whole);
  if (const auto* real = std::get_if<double>(&value)) return number_text(*real);
  return std::get<std::string>(value);
}

bool setting_from_text(const SettingDescription& d, const std::string& text, SettingValue& value,
                       std::string& problem) {
  switch (d.kind) {
  case SettingKind::Boolean:
    if (text == "true" || text == "false") {
      value = text == "true";
      return true;
    }
    problem = "expected true or false, got " + text;
    return false;
  case SettingKind::Choice:
    for (const auto& choice : d.choices)
      if (choice == text) {
        value = text;
        return true;
      }
    problem = "expected one of";
    for (const auto& choice : d.choices) problem += " " + choice;
    problem += ", got " + text;
    return false;
  case SettingKind::Integer:
  case SettingKind::Real:
    if (read_number(d, text, value)) return true;
    problem = std::string(d.kind == SettingKind::Integer ? "expected a whole number from "
                                                         : "expected a number from ") +
              range_text(d) + ", got " + text;
    return false;
  }
  return false;
}

const SettingDescription* find_setting(const MethodDescription& method, const std::string& key) {
  for (const auto& setting : method.settings)
    if (setting.key == key) return &setting;
  return nullptr;
}

SettingValues complete_settings(const MethodDescription& method, const SettingValues& given) {
  SettingValues all;
  for (const auto& setting : method.settings) all[setting.key] = setting.standard;
  if (!method.presets.empty())
    for (const auto& [key, value] : method.presets.front().values) all[key] = value;
  for (const auto& [key, value] : given) all[key] = value;
  return all;
}

} // namespace pentimento
