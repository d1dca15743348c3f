#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "app/cli/method_text.h"
#include "core/probes/attacks/attack_registry.h"

namespace pentimento::cli {
namespace {

Json json_of(const AttackDescription& attack) {
  auto json = method_json(attack.method);
  json.erase("trained"); // of erasures
  json["tier"] = attack.tier;
  json["control"] = attack.control;
  return json;
}

void list_attacks(const Session& session) {
  Json document = Json::array();
  std::string text;
  for (const auto& attack : attack_descriptions()) {
    document.push_back(json_of(attack));
    text += fmt::format("{:18} {:3} {:18} {}\n", attack.method.name, attack.tier, attack.method.title,
                        attack.method.summary);
  }
  session.print({{"attacks", document}}, text);
}

} // namespace

void add_attacks(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("attacks", "List the attacks that --attack takes, or the settings of one");
  auto name = std::make_shared<std::string>();
  command->add_option("NAME", *name, "An attack, for its settings and presets");
  session.add_shared_options(*command);
  command->callback([&session, name] {
    session.run = [&session, name] {
      if (name->empty()) return list_attacks(session);
      const auto& attack = find_attack(*name).describe();
      session.print(json_of(attack), method_text(attack.method) + fmt::format("\ntier {}\nnull control: {}\n",
                                                                              attack.tier, attack.control));
    };
  });
}

} // namespace pentimento::cli
