#include "core/schedulers/scheduler_registry.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"

namespace pentimento::cli {
namespace {

void list_schedulers(const Session& session) {
  Json document = Json::array();
  std::string text;
  for (const auto& scheduler : scheduler_descriptions()) {
    document.push_back({{"name", scheduler.name},
                        {"class_name", scheduler.class_name},
                        {"summary", scheduler.summary},
                        {"citation", scheduler.citation},
                        {"stochastic", scheduler.stochastic}});
    text += fmt::format("{:14} {:34} {}\n", scheduler.name, scheduler.class_name, scheduler.summary);
  }
  session.print({{"schedulers", document}}, text);
}

} // namespace

void add_schedulers(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("schedulers", "List the schedulers that --scheduler takes");
  session.add_shared_options(*command);
  command->callback([&session] { session.run = [&session] { list_schedulers(session); }; });
}

} // namespace pentimento::cli
