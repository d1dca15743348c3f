#pragma once

#include <QString>

#include "app/workbench/run_view.h"

class QAction;

namespace pentimento {

/// Why an action of the window is off: its own property "why" where it has one, else by its name and what
/// runs.
QString whyOff(const QAction& action, const RunView& run);

} // namespace pentimento
