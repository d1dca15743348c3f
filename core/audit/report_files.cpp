#include "core/audit/report_files.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "core/audit/report_html.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/io/atomic_file.h"
#include "core/io/csv.h"
#include "core/io/json_file.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;
constexpr const char* kList = "SHA256SUMS";
const std::set<std::string> kFiles{"report.html", "report.json", "report.pdf", "cells.csv", kList};

/// As sha256sum has it: of the bytes alone.
std::string bytes_hash(const std::string& bytes) {
  Sha256 hash;
  hash.add(std::as_bytes(std::span(bytes)));
  return hash.hex();
}

void write_cells(const fs::path& path, const ReportData& data) {
  std::vector<std::vector<std::string>> records;
  for (const auto& cell : data.cells) {
    const bool scored = cell.score.has_value();
    records.push_back({std::to_string(cell.id), cell.side, std::to_string(cell.key.row + 1),
                       std::string(role_name(cell.one.role)), cell.one.word, cell.one.text, cell.one.judged,
                       cell.one.language, std::to_string(cell.key.seed), cell.judge,
                       scored ? fmt::format("{:.6f}", cell.score->probability) : "",
                       scored ? cell.score->top_label : "",
                       scored ? (cell.score->sure ? "true" : "false") : "",
                       std::string(verdict_name(cell.verdict)), cell.state, cell.pixels, cell.file});
  }
  write_csv(path,
            {"row", "side", "case_number", "kind", "word", "prompt", "target", "language", "evaluation_seed",
             "judge", "probability", "top_label", "sure", "verdict", "state", "pixels_sha256", "file"},
            records);
}

Document json_of(const ReportData& data) {
  Document axes = Document::array(), leaks = Document::array(), damage = Document::array();
  for (const auto& axis : data.axes) {
    Document lines = Document::array();
    for (const auto& line : axis.lines)
      lines.push_back({{"what", line.what},
                       {"tested", line.tested},
                       {"sentence", line.sentence},
                       {"k", line.tested && line.seen.measured() ? Document(line.seen.k) : Document(nullptr)},
                       {"n", line.seen.n},
                       {"least_n", line.least_n},
                       {"attention", line.mark == ReportLine::Mark::Attention}});
    axes.push_back({{"axis", axis.name}, {"lines", lines}});
  }
  for (const auto& leak : data.leaks)
    leaks.push_back({{"row", leak.after.id},
                     {"prompt", leak.after.one.text},
                     {"seed", leak.after.key.seed},
                     {"probability", leak.after.score->probability},
                     {"replay", leak.command}});
  for (const auto& one : data.damage)
    damage.push_back({{"concept", one.word},
                      {"before", {{"k", one.before.k}, {"n", one.before.n}}},
                      {"after", {{"k", one.after.k}, {"n", one.after.n}}},
                      {"change", one.difference ? Document{{"points", one.difference->difference},
                                                           {"low", one.difference->low},
                                                           {"high", one.difference->high}}
                                                : Document(nullptr)}});
  return {{"format", "pentimento-report"},
          {"format_version", 1},
          {"title", data.title},
          {"axes", axes},
          {"not_tested", data.not_tested},
          {"worst_leaks", leaks},
          {"leaks_in_all", data.leaks_in_all},
          {"collateral", damage},
          {"panel", data.run.summary},
          {"manifest", data.run.manifest},
          {"erasure", data.erasure
                          ? Document{{"manifest", data.erasure->manifest}, {"result", data.erasure->summary}}
                          : Document(nullptr)}};
}

} // namespace

std::string write_report(const fs::path& folder, const ReportData& data, const Project& project,
                         bool pictures_tell) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem)
    throw Error(ErrorCode::FileUnwritable, folder.string() + " cannot be made", "", problem.message());
  for (const auto& entry : fs::directory_iterator(folder))
    if (const auto name = entry.path().filename().string(); !kFiles.contains(name))
      throw Error(ErrorCode::BadSetting, folder.string() + " holds other files",
                  "an empty folder or a report", name, "a report's folder is its own; name another");
  fs::remove(folder / kList); // until the last file is written there is no whole report
  fs::remove(folder / "report.pdf");
  write_text(folder / "report.html", report_html(data, project, pictures_tell));
  write_text(folder / "report.json",
             json_of(data).dump(2, ' ', false, Document::error_handler_t::replace) + "\n");
  write_cells(folder / "cells.csv", data);
  return seal_report(folder);
}

std::string seal_report(const fs::path& folder) {
  std::string list;
  for (const auto& name : kFiles)
    if (name != kList && fs::is_regular_file(folder / name))
      list += bytes_hash(read_text(folder / name)) + "  " + name + "\n";
  write_text(folder / kList, list);
  return bytes_hash(list);
}

ReportCheck verify_report(const fs::path& folder) {
  const auto list = read_text(folder / kList);
  ReportCheck check;
  check.seal = bytes_hash(list);
  std::set<std::string> listed{kList};
  std::istringstream lines(list);
  for (std::string line; std::getline(lines, line);) {
    const auto name = line.size() > 66 ? line.substr(66) : std::string();
    if (name.empty() || line.substr(64, 2) != "  " || name.find('/') != std::string::npos)
      throw Error(ErrorCode::BadFormat, (folder / kList).string() + " is broken", "a hash and a name a line",
                  line);
    listed.insert(name);
    ++check.files;
    if (!fs::is_regular_file(folder / name))
      check.problems.push_back(name + " is missing");
    else if (bytes_hash(read_text(folder / name)) != line.substr(0, 64))
      check.problems.push_back(name + " was changed");
  }
  for (const auto& entry : fs::directory_iterator(folder))
    if (const auto name = entry.path().filename().string(); !listed.contains(name))
      check.problems.push_back(name + " was added");
  for (const char* name : {"cells.csv", "report.html", "report.json"})
    if (!listed.contains(name)) check.problems.push_back(std::string(name) + " is not listed");
  std::ranges::sort(check.problems);
  return check;
}

} // namespace pentimento
