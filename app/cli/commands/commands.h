#pragma once

#include "app/cli/session.h"

namespace pentimento::cli {

/// Adds every command to `app`; choosing one sets `session.run`.
void add_commands(CLI::App& app, Session& session);

} // namespace pentimento::cli
