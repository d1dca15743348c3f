#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "app/cli/method_text.h"
#include "core/erasure/registry.h"

namespace pentimento::cli {
namespace {

void list_methods(const Session& session) {
  Json document = Json::array();
  std::string text;
  for (const auto& method : method_descriptions()) {
    document.push_back(method_json(method));
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
      session.print(method_json(method), method_text(method));
    };
  });
}

} // namespace pentimento::cli
