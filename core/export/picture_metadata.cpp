#include "core/export/picture_metadata.h"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/resources.h"

namespace pentimento {
namespace {

/// What stable-diffusion-webui calls the samplers; ours for those it does not know.
std::string sampler_name(const std::string& scheduler) {
  static const std::map<std::string, std::string> names{{"ddim", "DDIM"},
                                                        {"DDIMScheduler", "DDIM"},
                                                        {"ddpm", "DDPM"},
                                                        {"DDPMScheduler", "DDPM"},
                                                        {"pndm", "PLMS"},
                                                        {"PNDMScheduler", "PLMS"},
                                                        {"euler", "Euler"},
                                                        {"EulerDiscreteScheduler", "Euler"},
                                                        {"euler_ancestral", "Euler a"},
                                                        {"EulerAncestralDiscreteScheduler", "Euler a"},
                                                        {"dpmsolver++", "DPM++ 2M"},
                                                        {"DPMSolverMultistepScheduler", "DPM++ 2M"}};
  const auto found = names.find(scheduler);
  return found == names.end() ? scheduler : found->second;
}

/// A value as the dialect has it: in quotes, as JSON, where a comma, a colon or a line's end would break it.
std::string quoted(const std::string& text) {
  if (text.find_first_of(",:\n\"") == std::string::npos) return text;
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The text of stable-diffusion-webui ("A1111"), which SwarmUI, Forge and others read as well: the prompt,
/// the negative one behind its name, and a last line of "Name: value" with commas between.
std::string parameters_of(const PictureRecord& record) {
  const auto& settings = record.settings;
  std::string text = record.request.prompt + "\n";
  if (!settings.negative.empty()) text += "Negative prompt: " + settings.negative + "\n";
  text += fmt::format("Steps: {}, Sampler: {}, CFG scale: {:g}, Seed: {}, Size: {}x{}, Model hash: {}, "
                      "Model: {}, State: {}",
                      settings.steps, quoted(sampler_name(settings.scheduler)), settings.guidance,
                      record.request.seed, settings.width, settings.height, record.base_hash.substr(0, 10),
                      quoted(record.model), record.state.substr(0, 16));
  if (!settings.timestep_spacing.empty()) text += ", Timestep spacing: " + settings.timestep_spacing;
  if (!record.edits.empty()) text += ", Edits: " + quoted(fmt::format("{}", fmt::join(record.edits, ", ")));
  return text + ", Version: pentimento " + program_version();
}

} // namespace

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
  return {{"prompt", record.request.prompt},
          {"seed", std::to_string(record.request.seed)},
          {"settings", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)},
          {"state", record.state},
          {"parameters", parameters_of(record)}};
}

} // namespace pentimento
