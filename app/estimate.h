#pragma once

#include <QString>

#include "app/settings.h"
#include "app/workbench/workbench.h"

namespace pentimento {

/// "About 48 s", from what a step of this method took the last time on this model and device; else that it is
/// not known yet.
QString estimateText(const Workbench& bench, const Settings& settings);

} // namespace pentimento
