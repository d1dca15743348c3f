#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento::cli {
namespace {

Json json_of(const ModelInfo& info) {
  Json components = Json::array();
  for (const auto& part : info.components)
    components.push_back({{"name", part.name},
                          {"class", part.class_name},
                          {"parameters", part.parameters},
                          {"stored_dtype", part.stored_dtype},
                          {"file", part.file}});
  return {{"name", info.name},
          {"path", info.path},
          {"family", info.family},
          {"image_size", info.image_size},
          {"prediction_type", info.prediction_type},
          {"scheduler", info.scheduler},
          {"precision", info.precision},
          {"device", info.device},
          {"precision_reason", info.precision_reason},
          {"base_hash", info.base_hash},
          {"components", components},
          {"missing", info.missing},
          {"unexpected", info.unexpected},
          {"judge", info.judge}};
}

std::string text_of(const ModelInfo& info) {
  std::string text = fmt::format("{}: {}, {} x {} pixels, {} prediction\n", info.name, info.family,
                                 info.image_size, info.image_size, info.prediction_type);
  text += fmt::format("{:14} {}\n{:14} {}\n{:14} {} on {}: {}\n{:14} {}\n", "folder", info.path, "scheduler",
                      info.scheduler, "runs in", info.precision, info.device, info.precision_reason,
                      "base hash", info.base_hash);
  for (const auto& part : info.components)
    text += fmt::format("{:14} {:24} {:>9.2f} M  {}\n", part.name, part.class_name,
                        static_cast<double>(part.parameters) / 1e6, part.stored_dtype);
  if (!info.judge.empty()) text += fmt::format("{:14} {}\n", "judge", info.judge);
  for (const auto& sentence : info.missing) text += fmt::format("missing: {}\n", sentence);
  for (const auto& sentence : info.unexpected) text += fmt::format("unexpected: {}\n", sentence);
  return text;
}

} // namespace

void add_info(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("info", "Say what was recognised in a model");
  auto model = std::make_shared<std::string>();
  command->add_option("MODEL", *model, "A Diffusers folder, or miniature")->required();
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, model] {
    session.run = [&session, model] {
      const auto opened = DiffusionModel::open(*model, session.plan());
      session.print(json_of(opened->info()), text_of(opened->info()));
    };
  });
}

} // namespace pentimento::cli
