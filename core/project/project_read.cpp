#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/project/project.h"

namespace pentimento {
namespace {

Document document_of(const Statement& row, int column, const std::filesystem::path& path) {
  try {
    return Document::parse(row.text(column));
  } catch (const Document::exception& error) {
    throw Error(ErrorCode::BadFormat, path.string() + " holds a broken document", "JSON", error.what());
  }
}

constexpr const char* kPlans = "SELECT id, created, title, document FROM plans";
constexpr const char* kRuns = "SELECT id, plan, kind, started, ended, status, manifest, summary FROM runs";
constexpr const char* kCells =
    "SELECT cells.id, run, side, row, kind, word, prompt, judged, language, sensitive, seed, state, file, "
    "pixels, elapsed_ms, manifest, judge, probability, top_label, sure, verdict FROM cells LEFT JOIN scores "
    "ON "
    "scores.id = (SELECT max(id) FROM scores WHERE scores.cell = cells.id)"; // the newest judge's word

PlanRecord plan_of(const Statement& row, const std::filesystem::path& path) {
  return {row.whole(0), row.text(1), row.text(2), document_of(row, 3, path)};
}

RunRecord run_of(const Statement& row, const std::filesystem::path& path) {
  return {row.whole(0),
          row.whole(1),
          row.text(2),
          row.text(3),
          row.text(4),
          row.text(5),
          document_of(row, 6, path),
          document_of(row, 7, path)};
}

Verdict verdict_of(const std::string& name) {
  for (const auto verdict :
       {Verdict::Leak, Verdict::Erased, Verdict::Damaged, Verdict::Kept, Verdict::NotScored})
    if (verdict_name(verdict) == name) return verdict;
  return Verdict::NotScored;
}

CellRecord cell_of(const Statement& row, const std::filesystem::path& path) {
  CellRecord cell;
  cell.id = row.whole(0);
  cell.run = row.whole(1);
  cell.side = row.text(2);
  cell.key = {static_cast<int>(row.whole(3)), std::stoull(row.text(10))};
  role_from_name(row.text(4), cell.one.role);
  cell.one.word = row.text(5);
  cell.one.text = row.text(6);
  cell.one.judged = row.text(7);
  cell.one.language = row.text(8);
  cell.one.sensitive = row.whole(9) != 0;
  cell.state = row.text(11);
  cell.file = row.text(12);
  cell.pixels = row.text(13);
  cell.elapsed_ms = row.real(14);
  cell.manifest = document_of(row, 15, path);
  if (row.empty(17)) return cell;
  cell.judge = row.text(16);
  cell.score = Score{row.real(17), row.text(18), row.whole(19) != 0};
  cell.verdict = verdict_of(row.text(20));
  return cell;
}

[[noreturn]] void unknown(const char* what, std::int64_t id, const std::filesystem::path& folder) {
  throw Error(ErrorCode::UnknownName, fmt::format("{} has no {} {}", folder.string(), what, id), "", "",
              "`pentimento-cli project PROJECT` lists what there is");
}

} // namespace

std::vector<PlanRecord> Project::plans() const {
  std::vector<PlanRecord> all;
  auto query = database_->prepare(std::string(kPlans) + " ORDER BY id");
  while (query.step()) all.push_back(plan_of(query, database_->path()));
  return all;
}

PlanRecord Project::plan(std::int64_t id) const {
  auto query = database_->prepare(std::string(kPlans) + " WHERE id = ?");
  if (!query.bind(id).step()) unknown("plan", id, folder_);
  return plan_of(query, database_->path());
}

std::vector<RunRecord> Project::runs() const {
  std::vector<RunRecord> all;
  auto query = database_->prepare(std::string(kRuns) + " ORDER BY id");
  while (query.step()) all.push_back(run_of(query, database_->path()));
  return all;
}

RunRecord Project::run(std::int64_t id) const {
  auto query = database_->prepare(std::string(kRuns) + " WHERE id = ?");
  if (!query.bind(id).step()) unknown("run", id, folder_);
  return run_of(query, database_->path());
}

std::vector<SnapshotRecord> Project::edits(std::int64_t run) const {
  std::vector<SnapshotRecord> all;
  auto query = database_->prepare("SELECT id, run, step, state, file, content_hash, figures FROM snapshots "
                                  "WHERE run = ? ORDER BY id");
  query.bind(run);
  while (query.step())
    all.push_back({query.whole(0), query.whole(1), static_cast<int>(query.whole(2)), query.text(3),
                   query.text(4), query.text(5), document_of(query, 6, database_->path())});
  return all;
}

std::filesystem::path Project::edit_file(const std::string& content_hash) const {
  auto query = database_->prepare("SELECT file FROM snapshots WHERE content_hash = ? ORDER BY id LIMIT 1");
  if (!query.bind(content_hash).step()) return {};
  return path_of(query.text(0));
}

std::vector<CellRecord> Project::cells(std::int64_t run) const {
  std::vector<CellRecord> all;
  auto query = database_->prepare(std::string(kCells) + " WHERE run = ? ORDER BY side, row, cells.id");
  query.bind(run);
  while (query.step()) all.push_back(cell_of(query, database_->path()));
  return all;
}

CellRecord Project::cell(std::int64_t id) const {
  auto query = database_->prepare(std::string(kCells) + " WHERE cells.id = ?");
  if (!query.bind(id).step()) unknown("row", id, folder_);
  return cell_of(query, database_->path());
}

Document Project::manifest_of(const CellRecord& cell) const {
  Document manifest = run(cell.run).manifest;
  Document picture = cell.manifest;
  picture["row"] = cell.id;
  picture["run"] = cell.run;
  picture["side"] = cell.side;
  picture["state"] = cell.state;
  picture["pixels"] = cell.pixels;
  picture["file"] = std::filesystem::absolute(path_of(cell.file)).lexically_normal().string();
  picture["kind"] = role_name(cell.one.role);
  picture["judged"] = cell.one.judged;
  picture["elapsed_ms"] = cell.elapsed_ms;
  picture["score"] = cell.score ? Document{{"judge", cell.judge},
                                           {"probability", cell.score->probability},
                                           {"top_label", cell.score->top_label},
                                           {"sure", cell.score->sure},
                                           {"verdict", verdict_name(cell.verdict)}}
                                : Document(nullptr);
  manifest["picture"] = std::move(picture);
  if (manifest.contains("edits"))
    for (auto& edit : manifest["edits"])
      edit["file"] = std::filesystem::absolute(path_of(edit.value("file", ""))).lexically_normal().string();
  return manifest;
}

std::vector<std::string> Project::problems() const {
  auto problems = database_->problems();
  const auto missing = [&](const std::string& file) {
    if (!std::filesystem::is_regular_file(path_of(file))) problems.push_back(file + " is missing");
    return !std::filesystem::is_regular_file(path_of(file));
  };
  for (const auto& run : runs()) {
    for (const auto& edit : edits(run.id)) missing(edit.file);
    for (const auto& cell : cells(run.id)) {
      if (missing(cell.file)) continue;
      try {
        if (pixels_hash(read_picture(path_of(cell.file))) != cell.pixels)
          problems.push_back(cell.file + " is not the picture that was recorded");
      } catch (const Error& error) {
        problems.push_back(error.what());
      }
    }
  }
  return problems;
}

} // namespace pentimento
