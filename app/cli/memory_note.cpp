#include "app/cli/memory_note.h"

#include <cmath>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/forecast/memory_forecast.h"

namespace pentimento::cli {

nlohmann::json memory_note(const std::function<MemoryForecast()>& forecast) {
  try {
    const auto told = forecast();
    if (const auto warning = memory_warning(told); !warning.empty()) log::warning(warning);
    return std::round(static_cast<double>(told.needs()) / (1 << 20));
  } catch (const Error&) {
    return nullptr;
  }
}

} // namespace pentimento::cli
