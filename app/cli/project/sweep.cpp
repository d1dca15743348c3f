#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/project/plan_runner.h"
#include "core/base/error.h"
#include "core/io/json_file.h"

namespace pentimento::cli {
namespace {

struct SweepOptions {
  std::string file, out, model, shard = "1/1";
  std::vector<std::string> from;
};

/// "2/8" to (2, 8).
std::pair<std::size_t, std::size_t> parse_shard(const std::string& text) {
  std::size_t i = 0, n = 0;
  const auto* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, i);
  const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
  const auto last = slash ? std::from_chars(first.ptr + 1, end, n) : first;
  if (!slash || last.ec != std::errc() || last.ptr != end || i < 1 || i > n)
    throw Error(ErrorCode::BadSetting, "--shard is none", "I/N with I from 1 to N, such as 2/8", text);
  return {i, n};
}

/// Each point goes to the project of its shard, so that shards never wait for each other.
void sweep(Session& session, const SweepOptions& given) {
  const auto [shard, shards] = parse_shard(given.shard);
  const auto points = sweep_points(Document(read_json(given.file)));
  make_folder(given.out);
  const auto project =
      (std::filesystem::path(given.out) / fmt::format("shard-{}-of-{}.pentimento", shard, shards)).string();
  Json list = Json::array();
  std::string text;
  for (std::size_t at = shard - 1; at < points.size(); at += shards) {
    auto point = points[at];
    const auto result = run_plan(session, point, project, given.model);
    list.push_back({{"point", at + 1},
                    {"method", point.erase.plan.method},
                    {"title", plan_title(point.erase.plan)},
                    {"state", result["state"]},
                    {"pictures", result["pictures"]}});
    text +=
        fmt::format("{:>4} of {}  {:10} {}  state {}, {} pictures\n", at + 1, points.size(),
                    point.erase.plan.method, plan_title(point.erase.plan),
                    result["state"].get<std::string>().substr(0, 8), result["pictures"].get<std::size_t>());
  }
  session.progress().finish();
  session.print({{"project", project}, {"points", points.size()}, {"done", list}}, text + project + "\n");
}

void merge(const Session& session, const SweepOptions& given) {
  Project to(given.out, Project::Access::Write);
  int runs = 0;
  for (const auto& folder : given.from) {
    const Project from(folder, Project::Access::Read);
    for (const auto& run : from.runs()) {
      to.copy_run(from, run);
      ++runs;
    }
    for (const auto& place : read_model_list(from.path_of("models.json")))
      remember_model(to.path_of("models.json"), place);
  }
  session.print({{"out", given.out}, {"runs", runs}}, fmt::format("{} runs into {}\n", runs, given.out));
}

} // namespace

void add_sweep(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("sweep", "Run a plan over lists of methods, targets and settings");
  auto given = std::make_shared<SweepOptions>();
  command
      ->add_option("PLAN", given->file,
                   "A plan with \"sweep\": {\"method\": [...], \"target\": [...], \"settings\": {...}}")
      ->required()
      ->option_text("PLAN.json");
  command->add_option("--shard", given->shard, "Every N-th point from the I-th, for arrays of jobs")
      ->option_text("I/N")
      ->capture_default_str();
  command->add_option("--out", given->out, "The folder for the shards' projects")
      ->required()
      ->option_text("FOLDER");
  command->add_option("--model", given->model, "Where the model is now, if it was moved")
      ->option_text("MODEL");
  session.add_compute_options(*command);
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { sweep(session, *given); }; });
}

void add_merge(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("merge", "Copy all runs of projects into one");
  auto given = std::make_shared<SweepOptions>();
  command->add_option("PROJECT", given->from, "Such as a sweep's shards")
      ->required()
      ->option_text("PROJECT...");
  command->add_option("--out", given->out, "The project that gets them")->required()->option_text("DIR");
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { merge(session, *given); }; });
}

} // namespace pentimento::cli
