#include "core/export/picture_metadata.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/resources.h"

namespace pentimento {

std::vector<std::pair<std::string, std::string>> picture_metadata(const PictureRecord& record) {
  const auto& settings = record.settings;
  const nlohmann::ordered_json json{{"model", record.model},
                                    {"base", record.base_hash},
                                    {"edits", record.edits},
                                    {"scheduler", settings.scheduler},
                                    {"timestep_spacing", settings.timestep_spacing},
                                    {"steps", settings.steps},
                                    {"guidance", settings.guidance},
                                    {"width", settings.width},
                                    {"height", settings.height},
                                    {"negative", settings.negative},
                                    {"precision", record.precision},
                                    {"device", record.device},
                                    {"program", "pentimento " + program_version()},
                                    {"torch", torch_version()}};
  const std::string negative =
      settings.negative.empty() ? "" : "Negative prompt: " + settings.negative + "\n";
  const std::string parameters = fmt::format(
      "{}\n{}Steps: {}, Sampler: {}, CFG scale: {:g}, Seed: {}, Size: {}x{}, Model hash: {}, Model: {}, "
      "State: {}, Version: pentimento {}",
      record.request.prompt, negative, settings.steps, settings.scheduler, settings.guidance,
      record.request.seed, settings.width, settings.height, record.base_hash.substr(0, 10), record.model,
      record.state.substr(0, 16), program_version());
  return {{"prompt", record.request.prompt},
          {"seed", std::to_string(record.request.seed)},
          {"settings", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)},
          {"state", record.state},
          {"parameters", parameters}};
}

} // namespace pentimento
