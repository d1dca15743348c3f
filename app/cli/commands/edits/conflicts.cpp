#include <algorithm>
#include <cmath>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "app/cli/edited_model.h"
#include "core/edits/edit_conflicts.h"

namespace pentimento::cli {
namespace {

struct ConflictsOptions {
  std::string model;
  std::vector<std::string> edits;
};

std::string name_of(const EditStack& stack, int id) {
  const auto* layer = stack.find(id);
  return layer ? layer->name : std::to_string(id);
}

double degrees(double cosine) {
  return std::acos(std::clamp(cosine, -1.0, 1.0)) * 180.0 / 3.14159265358979323846;
}

void conflicts(Session& session, const ConflictsOptions& given) {
  const EditedModel edited(given.model, given.edits, session.plan(), session.model_options);
  ConflictCache cache;
  Json list = Json::array();
  std::string text;
  for (const auto& conflict : cache.of(edited.stack(), edited.parameters())) {
    const auto first = name_of(edited.stack(), conflict.first),
               second = name_of(edited.stack(), conflict.second);
    list.push_back({{"first", first},
                    {"second", second},
                    {"shared", conflict.shared},
                    {"cosine", conflict.cosine},
                    {"angle_degrees", degrees(conflict.cosine)},
                    {"first_change", conflict.first_change},
                    {"second_change", conflict.second_change},
                    {"worst", conflict.worst},
                    {"worst_cosine", conflict.worst_cosine}});
    text += fmt::format(
        "{} and {} change {} matrices both, at {:.0f}° to each other (by {:.1f} % and {:.1f} %)\n", first,
        second, conflict.shared, degrees(conflict.cosine), 100 * conflict.first_change,
        100 * conflict.second_change);
  }
  session.print({{"conflicts", list}}, text.empty() ? "No two edits change the same matrix." : text);
}

} // namespace

void add_conflicts(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("conflicts", "Say how edits of the same matrices lie to each other");
  auto given = std::make_shared<ConflictsOptions>();
  command->add_option("MODEL", given->model, "A Diffusers folder, or miniature")->required();
  command->add_option("--edit", given->edits, "Edits, bottom first")
      ->required()
      ->option_text("FILE[:STRENGTH]...");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { conflicts(session, *given); }; });
}

} // namespace pentimento::cli
