#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/project/project.h"

namespace pentimento::cli {
namespace {

struct InfoOptions {
  std::string project, out;
  std::int64_t manifest = 0;
  bool check = false;
};

void write_manifest(const Session& session, const Project& project, const InfoOptions& given) {
  const auto manifest = project.manifest_of(project.cell(given.manifest));
  const auto text = manifest.dump(2, ' ', false, Document::error_handler_t::replace) + "\n";
  if (given.out.empty()) return session.print(manifest, text);
  write_text(given.out, text);
  session.print({{"out", given.out}}, given.out);
}

void show(const Session& session, const InfoOptions& given) {
  const Project project(given.project, Project::Access::Read);
  if (given.manifest) return write_manifest(session, project, given);
  Json list = Json::array();
  std::string text;
  for (const auto& run : project.runs()) {
    const auto cells = project.cells(run.id);
    list.push_back(
        {{"run", run.id},
         {"kind", run.kind},
         {"title", project.plan(run.plan).title},
         {"status", run.status},
         {"started", run.started},
         {"pictures", cells.size()},
         {"first_row", cells.empty() ? Json(nullptr) : Json(std::ranges::min(cells, {}, &CellRecord::id).id)},
         {"edits", project.edits(run.id).size()}});
    text +=
        fmt::format("run {:<3} {:9} {:12} {}  {} pictures, {} edits  {}\n", run.id, run.kind, run.status,
                    run.started, cells.size(), project.edits(run.id).size(), project.plan(run.plan).title);
  }
  Json result{{"runs", list}};
  if (given.check) {
    const auto problems = project.problems();
    result["problems"] = problems;
    for (const auto& problem : problems) text += problem + "\n";
    if (!problems.empty() && !session.json)
      throw Error(ErrorCode::BadFormat, project.folder().string() + " is damaged", "", problems.front(),
                  fmt::format("{} problems in all; --json lists them", problems.size()));
    text += fmt::format("{} problems\n", problems.size());
  }
  session.print(result, text.empty() ? "no runs yet" : text);
}

} // namespace

void add_project(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("project", "What a project holds, and whether it is whole");
  auto given = std::make_shared<InfoOptions>();
  command->add_option("PROJECT", given->project, "A folder made by --project")->required();
  command->add_flag("--check", given->check, "Check the index, every file and every picture's hash");
  command->add_option("--manifest", given->manifest, "Write the manifest of this picture")
      ->option_text("ROW");
  command->add_option("--out", given->out, "Where to; standard output without it")->option_text("FILE");
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { show(session, *given); }; });
}

} // namespace pentimento::cli
