#include <algorithm>
#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/session.h"
#include "core/base/denormals.h"
#include "core/base/error.h"
#include "core/base/resources.h"

namespace pentimento::cli {
namespace {

enum ExitCode { kDone = 0, kFailed = 1, kWrongUsage = 2, kStopped = 130 };

/// The one line that a failure is: "pentimento-cli: what: expected …, got …; hint".
void complain(std::string sentence) {
  std::replace(sentence.begin(), sentence.end(), '\n', ' ');
  fmt::print(stderr, "pentimento-cli: {}\n", sentence);
}

int run(Session& session) {
  try {
    session.begin();
    session.run();
    session.progress().finish();
    return kDone;
  } catch (const Stopped&) {
    session.progress().finish();
    complain("stopped");
    return kStopped;
  } catch (...) {
    const Failure failure = failure_in_flight();
    complain(failure.sentence());
    return kFailed;
  }
}

int parse_and_run(int argc, char** argv, Session& session) {
  CLI::App app("Erases a concept from a text-to-image model and shows what still shines through.\n"
               "MODEL is a Diffusers folder or the word miniature.",
               "pentimento-cli");
  app.set_version_flag("--version",
                       fmt::format("pentimento-cli {} (LibTorch {})", program_version(), torch_version()));
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  add_commands(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) { // --help and --version
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    complain(fmt::format("{}; see --help", error.what()));
    return kWrongUsage;
  }
  return run(session);
}

} // namespace
} // namespace pentimento::cli

int main(int argc, char** argv) {
  using namespace pentimento::cli;
  pentimento::flush_denormals();
  static Session session; // outlives the thread that listens for signals
  stop_on_interrupt(session.control);
  return parse_and_run(argc, argv, session);
}
