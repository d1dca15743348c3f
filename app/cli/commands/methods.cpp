#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "core/erasure/registry.h"

namespace pentimento::cli {
namespace {

Json json_of(const SettingValue& value) {
  return std::visit([](const auto& v) { return Json(v); }, value);
}

Json json_of(const SettingDescription& setting) {
  constexpr const char* kKinds[] = {"boolean", "integer", "real", "choice"};
  Json json{{"key", setting.key},
            {"label", setting.label},
            {"help", setting.help},
            {"kind", kKinds[static_cast<int>(setting.kind)]},
            {"default", json_of(setting.standard)}};
  if (!setting.unit.empty()) json["unit"] = setting.unit;
  if (setting.kind == SettingKind::Choice) json["choices"] = setting.choices;
  if (setting.kind == SettingKind::Integer || setting.kind == SettingKind::Real)
    json["range"] = {setting.least, setting.most};
  return json;
}

Json json_of(const MethodDescription& method) {
  Json settings = Json::array(), presets = Json::array();
  for (const auto& setting : method.settings) settings.push_back(json_of(setting));
  for (const auto& preset : method.presets) {
    Json values = Json::object();
    for (const auto& [key, value] : preset.values) values[key] = json_of(value);
    presets.push_back({{"name", preset.name}, {"summary", preset.summary}, {"values", values}});
  }
  return {{"name", method.name},         {"title", method.title},     {"summary", method.summary},
          {"citation", method.citation}, {"trained", method.trained}, {"settings", settings},
          {"presets", presets}};
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

std::string text_of(const MethodDescription& method) {
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

void list_methods(const Session& session) {
  Json document = Json::array();
  std::string text;
  for (const auto& method : method_descriptions()) {
    document.push_back(json_of(method));
    text += fmt::format("{:18} {:28} {}\n", method.name, method.title, method.summary);
  }
  session.print({{"methods", document}}, text);
}

} // namespace

void add_methods(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("methods", "List the methods that --method takes, or the settings of one");
  auto name = std::make_shared<std::string>();
  command->add_option("NAME", *name, "A method, for its settings and presets");
  session.add_shared_options(*command);
  command->callback([&session, name] {
    session.run = [&session, name] {
      if (name->empty()) return list_methods(session);
      const auto& method = find_method(*name).describe();
      session.print(json_of(method), text_of(method));
    };
  });
}

} // namespace pentimento::cli
