#pragma once

#include "core/base/run_control.h"

namespace pentimento::cli {

/// From here on Ctrl+C (SIGINT) and SIGTERM ask `control` to stop; a second one ends the program at once with
/// 130. Call first thing in main, before any other thread exists, so that every thread inherits the blocked
/// signals.
void stop_on_interrupt(RunControl& control);

} // namespace pentimento::cli
