#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "core/base/error.h"
#include "core/pipelines/diffusion_model.h"
#include "core/pipelines/model_report.h"

namespace pentimento::cli {
namespace {

const char* problem_word(KeyProblem problem) {
  return problem == KeyProblem::Missing     ? "missing"
         : problem == KeyProblem::Misshapen ? "misshapen"
                                            : "unexpected";
}

Json json_of(const ModelInfo& info) {
  Json components = Json::array(), findings = Json::array();
  for (const auto& part : info.components)
    components.push_back({{"name", part.name},
                          {"class", part.class_name},
                          {"parameters", part.parameters},
                          {"stored_dtype", part.stored_dtype},
                          {"file", part.file}});
  for (const auto& finding : info.findings)
    findings.push_back({{"problem", problem_word(finding.problem)},
                        {"component", finding.component},
                        {"part", finding.part},
                        {"keys", finding.count},
                        {"example", finding.example},
                        {"explanation", finding.explanation}});
  return {{"name", info.name},
          {"path", info.path},
          {"form", info.form},
          {"family", info.family},
          {"advice", info.advice},
          {"image_size", info.image_size},
          {"prediction_type", info.prediction_type},
          {"scheduler", info.scheduler},
          {"precision", info.precision},
          {"device", info.device},
          {"precision_reason", info.precision_reason},
          {"base_hash", info.base_hash},
          {"components", components},
          {"data_missing", info.data_missing},
          {"missing", info.missing},
          {"findings", findings},
          {"notes", info.notes},
          {"judge", info.judge}};
}

std::string line(const char* title, const std::string& text) {
  return text.empty() ? "" : fmt::format("{:14} {}\n", title, text);
}

std::string text_of(const ModelInfo& info) {
  std::string text = fmt::format("{}: {}", info.name, info.family.empty() ? "unknown" : info.family);
  if (info.image_size > 0) text += fmt::format(", {} x {} pixels", info.image_size, info.image_size);
  if (!info.prediction_type.empty()) text += fmt::format(", {} prediction", info.prediction_type);
  text += "\n" + line("path", info.path) + line("form", info.form) + line("scheduler", info.scheduler);
  if (!info.precision.empty())
    text += line("runs in", fmt::format("{} on {}: {}", info.precision, info.device, info.precision_reason));
  text += line("base hash", info.base_hash);
  for (const auto& part : info.components)
    text += fmt::format("{:14} {:24} {:>9.2f} M  {}\n", part.name, part.class_name,
                        static_cast<double>(part.parameters) / 1e6, part.stored_dtype);
  text += line("judge", info.judge) + line("data", info.data_missing);
  for (const auto& sentence : info.missing) text += line("missing", sentence);
  for (const auto& finding : info.findings)
    text += line(finding.component.empty() ? "no component" : finding.component.c_str(),
                 finding_sentence(finding));
  for (const auto& sentence : info.notes) text += line("note", sentence);
  return text + line("what to do", info.advice);
}

/// What names and shapes say of a model that cannot be opened; nothing where they say nothing.
void print_what_is_seen(const Session& session, const std::string& model) {
  try {
    const auto info = look_at_model(model, session.model_options);
    session.print(json_of(info), text_of(info));
  } catch (const Error&) { // the sentence of the failed opening says what it is
  }
}

void inform(const Session& session, const std::string& model) {
  try {
    const auto opened = DiffusionModel::open(model, session.plan(), session.model_options);
    session.print(json_of(opened->info()), text_of(opened->info()));
  } catch (const Error&) {
    print_what_is_seen(session, model);
    throw;
  }
}

} // namespace

void add_info(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("info", "Say what was recognised in a model, and of one that cannot be opened, why");
  auto model = std::make_shared<std::string>();
  command->add_option("MODEL", *model, "A Diffusers folder, a checkpoint file, or miniature")->required();
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, model] { session.run = [&session, model] { inform(session, *model); }; });
}

} // namespace pentimento::cli
