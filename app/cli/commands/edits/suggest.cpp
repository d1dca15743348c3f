#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "core/erasure/neighbours.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento::cli {
namespace {

struct SuggestOptions {
  std::string model;
  std::vector<std::string> targets, kept;
  std::size_t count = 6;
};

void suggest(Session& session, const SuggestOptions& given) {
  const auto model = DiffusionModel::open(given.model, session.plan(), session.model_options);
  Plan plan;
  for (const auto& target : given.targets) plan.pairs.push_back({target, ""});
  plan.kept = given.kept;
  Json anchors = Json::object();
  std::string text;
  for (const auto& target : given.targets) {
    const auto words = suggest_anchors(*model, target, given.count, session.control);
    anchors[target] = words;
    text += fmt::format("instead of {}: {}\n", target, fmt::join(words, ", "));
  }
  const auto kept = suggest_kept(*model, plan, given.count, session.control);
  text += fmt::format("keep: {}", fmt::join(kept, ", "));
  session.print({{"anchors", anchors}, {"keep", kept}}, text);
}

} // namespace

void add_suggest(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand(
      "suggest", "Name anchors and kept concepts near a target, by the model's text states");
  auto given = std::make_shared<SuggestOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--target", given->targets, "What goes")->required()->option_text("TEXT...");
  command->add_option("--keep", given->kept, "What is kept already")->option_text("TEXT...");
  command->add_option("--count", given->count, "How many of each")->option_text("N")->capture_default_str();
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { suggest(session, *given); }; });
}

} // namespace pentimento::cli
