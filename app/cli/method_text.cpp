#include "app/cli/method_text.h"

#include <fmt/format.h>

namespace pentimento::cli {

Json setting_json(const SettingValue& value) {
  return std::visit([](const auto& v) { return Json(v); }, value);
}

namespace {

Json json_of(const SettingDescription& setting) {
  constexpr const char* kKinds[] = {"boolean", "integer", "real", "choice"};
  Json json{{"key", setting.key},
            {"label", setting.label},
            {"help", setting.help},
            {"kind", kKinds[static_cast<int>(setting.kind)]},
            {"default", setting_json(setting.standard)}};
  if (!setting.unit.empty()) json["unit"] = setting.unit;
  if (setting.kind == SettingKind::Choice) json["choices"] = setting.choices;
  if (setting.kind == SettingKind::Integer || setting.kind == SettingKind::Real)
    json["range"] = {setting.least, setting.most};
  return json;
}

std::string range_of(const SettingDescription& setting) {
  switch (setting.kind) {
  case SettingKind::Boolean:
    return "true or false";
  case SettingKind::Choice:
    return fmt::format("{}", fmt::join(setting.choices, ", "));
  case SettingKind::Integer:
  case SettingKind::Real:
    return fmt::format("{:g} to {:g}", setting.least, setting.most);
  }
  return "";
}

} // namespace

Json method_json(const MethodDescription& method) {
  Json settings = Json::array(), presets = Json::array();
  for (const auto& setting : method.settings) settings.push_back(json_of(setting));
  for (const auto& preset : method.presets) {
    Json values = Json::object();
    for (const auto& [key, value] : preset.values) values[key] = setting_json(value);
    presets.push_back({{"name", preset.name}, {"summary", preset.summary}, {"values", values}});
  }
  return {{"name", method.name},         {"title", method.title},     {"summary", method.summary},
          {"citation", method.citation}, {"trained", method.trained}, {"settings", settings},
          {"presets", presets}};
}

std::string method_text(const MethodDescription& method) {
  std::string text = fmt::format("{}: {}\n{}\n\n", method.title, method.summary, method.citation);
  for (const auto& setting : method.settings)
    text += fmt::format("{:24} {:10} {}\n{:24} {}\n", setting.key, setting_text(setting.standard),
                        range_of(setting), "", setting.help);
  for (const auto& preset : method.presets) {
    text += fmt::format("\npreset={}: {}\n", preset.name, preset.summary);
    for (const auto& [key, value] : preset.values)
      text += fmt::format("{:24} {}\n", key, setting_text(value));
  }
  return text;
}

} // namespace pentimento::cli
