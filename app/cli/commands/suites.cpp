#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "core/probes/suites.h"

namespace pentimento::cli {
namespace {

void list_suites(const Session& session) {
  Json document = Json::array();
  std::string text;
  for (const auto& suite : suite_descriptions()) {
    document.push_back({{"name", suite.name}, {"summary", suite.summary}, {"tier", suite.tier}});
    text += fmt::format("{:10} {:3} {}\n", suite.name, suite.tier, suite.summary);
  }
  session.print({{"suites", document}}, text);
}

} // namespace

void add_suites(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("suites", "List the suites that --suite takes");
  session.add_shared_options(*command);
  command->callback([&session] { session.run = [&session] { list_suites(session); }; });
}

} // namespace pentimento::cli
