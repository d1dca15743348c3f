#pragma once

#include <functional>

#include <nlohmann/json.hpp>

#include "core/values/memory_forecast.h"

namespace pentimento::cli {

/// Warns where a run may not fit into the memory that is free. A run whose memory cannot be told goes on
/// without: its settings are checked, and what is wrong with them said, by the run itself.
/// @return the forecast in MiB for the JSON document, or null.
nlohmann::json memory_note(const std::function<MemoryForecast()>& forecast);

} // namespace pentimento::cli
