#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "app/cli/project/plan_runner.h"
#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/json_file.h"

namespace pentimento::cli {
namespace {

struct PlanOptions {
  std::string project, out, file, model;
  std::int64_t run = 0;
};

void export_plan(const Session& session, const PlanOptions& given) {
  const auto plan = plan_of_project(Project(given.project, Project::Access::Read), given.run);
  const auto text = json_of_plan(plan).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  write_text(given.out, text);
  session.print({{"out", given.out}, {"pictures", plan.expected.pictures.size()}}, given.out);
}

void run(Session& session, const PlanOptions& given) {
  const auto plan = plan_from_json(Document(read_json(given.file)));
  const Json result = run_plan(session, plan, given.project, given.model);
  session.progress().finish();
  std::string text =
      fmt::format("edit {}, state {}, {} pictures\n", result["content_hash"].get<std::string>().substr(0, 16),
                  result["state"].get<std::string>().substr(0, 16), result["pictures"].get<std::size_t>());
  if (result["same"].is_null())
    text += "the plan does not say what came out before\n";
  else
    text += fmt::format("{}; {} of {} pictures bit-equal\n",
                        result["same"].get<bool>() ? "same edit, state and pictures" : "not the same",
                        result["pictures_equal"].get<std::size_t>(),
                        result["pictures_expected"].get<std::size_t>());
  session.print(result, text);
  if (result["same"].is_null() || result["same"].get<bool>()) return;
  std::string changed;
  for (const auto& one : result["changed_conditions"])
    changed += fmt::format("{}{} {} → {}", changed.empty() ? "" : ", ", one["name"].get<std::string>(),
                           one["recorded"].get<std::string>(), one["now"].get<std::string>());
  throw Error(ErrorCode::OtherBase, "the plan came out otherwise than it was recorded", "the recorded hashes",
              fmt::format("{} differences", result["differs"].size()),
              changed.empty() ? "no recorded condition changed" : changed);
}

} // namespace

void add_plan(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("plan", "Write a project's erasure and probe as a plan file");
  auto given = std::make_shared<PlanOptions>();
  command->add_option("PROJECT", given->project, "A folder made by --project")->required();
  command->add_option("--out", given->out, "The plan")->required()->option_text("PLAN.json");
  command->add_option("--run", given->run, "Of which probe; the newest finished one without it")
      ->option_text("N");
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { export_plan(session, *given); }; });
}

void add_run(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("run", "Run a plan file and compare with what it says came out");
  auto given = std::make_shared<PlanOptions>();
  command->add_option("PLAN", given->file, "A file made by `plan`")->required()->option_text("PLAN.json");
  command->add_option("--project", given->project, "Where to record it")->required()->option_text("DIR");
  command->add_option("--model", given->model, "Where the model is now, if it was moved")
      ->option_text("MODEL");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { run(session, *given); }; });
}

} // namespace pentimento::cli
