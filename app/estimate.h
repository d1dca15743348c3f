#pragma once

#include <QString>

#include "app/settings.h"
#include "app/workbench/workbench.h"

namespace pentimento {

/// "About 48 s", from what a step of this method took the last time on this model and device; else that it is
/// not known yet.
QString estimateText(const Workbench& bench, const Settings& settings);

/// What the plan's erasure takes of the memory, in words.
struct MemoryTexts {
  QString line;    ///< "About 60 MB, 12 GB free"; empty until it was counted.
  QString detail;  ///< What it is made of, a line each.
  QString warning; ///< Where it may not fit: what to lower, or what will be done; else empty.
};
MemoryTexts memoryTexts(const Workbench& bench);

/// "60 MB", "1.2 GB", "16 GB", of 10^9 bytes each as the status bar has it.
QString bytesText(std::int64_t bytes);

} // namespace pentimento
