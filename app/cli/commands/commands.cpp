#include "app/cli/commands/commands.h"

#include <CLI/CLI.hpp>

namespace pentimento::cli {

void add_commands(CLI::App&, Session&) {}

} // namespace pentimento::cli
