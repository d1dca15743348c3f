#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands/commands.h"
#include "core/audit/report_files.h"
#include "core/base/error.h"

namespace pentimento::cli {
namespace {

struct ReportOptions {
  std::string project, out;
  std::int64_t run = 0;
  std::size_t leaks = 12;
  bool no_metadata = false;
};

void report(const Session& session, const ReportOptions& given) {
  const Project project(given.project, Project::Access::Read);
  const auto data = report_data(project, given.run, given.leaks);
  const auto seal = write_report(given.out, data, project, !given.no_metadata);
  const auto page = (std::filesystem::path(given.out) / "report.html").string();
  session.print({{"out", given.out},
                 {"run", data.run.id},
                 {"title", data.title},
                 {"leaks", data.leaks_in_all},
                 {"not_tested", data.not_tested.size()},
                 {"seal", seal}},
                fmt::format("{}\n{} leaks, {} things not tested\nSHA-256 of SHA256SUMS: {}\n", page,
                            data.leaks_in_all, data.not_tested.size(), seal));
}

void verify(const Session& session, const std::string& folder) {
  const auto check = verify_report(folder);
  session.print({{"files", check.files}, {"problems", check.problems}, {"seal", check.seal}},
                fmt::format("{} files checked; SHA-256 of SHA256SUMS: {}\n", check.files, check.seal));
  if (!check.problems.empty())
    throw Error(ErrorCode::BadFormat, folder + " is not as it was written", "",
                fmt::format("{}", fmt::join(check.problems, ", ")),
                "write the report again from its project");
}

} // namespace

void add_report(CLI::App& app, Session& session) {
  auto* command =
      app.add_subcommand("report", "Write an audit report: a page that opens offline, CSV and JSON");
  auto given = std::make_shared<ReportOptions>();
  command->add_option("PROJECT", given->project, "A folder made by --project")->required();
  command->add_option("--out", given->out, "The report's folder")->required()->option_text("FOLDER");
  command->add_option("--run", given->run, "Of which probe; the newest finished one without it")
      ->option_text("N");
  command->add_option("--leaks", given->leaks, "How many of the worst leaks are shown")
      ->option_text("N")
      ->capture_default_str();
  command->add_flag("--no-metadata", given->no_metadata,
                    "Leave prompt, seed and settings out of the page's picture files; its text names them");
  command->footer(
      "The page prints on A4 with the manifest in full. To make a PDF of it without a window:\n"
      "  chromium --headless --no-pdf-header-footer --print-to-pdf=report.pdf FOLDER/report.html");
  session.add_shared_options(*command);
  command->callback([&session, given] { session.run = [&session, given] { report(session, *given); }; });
}

void add_verify(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("verify", "Check that a report's files are as they were written");
  auto folder = std::make_shared<std::string>();
  command->add_option("REPORT", *folder, "The folder that `report` wrote")->required();
  session.add_shared_options(*command);
  command->callback([&session, folder] { session.run = [&session, folder] { verify(session, *folder); }; });
}

} // namespace pentimento::cli
