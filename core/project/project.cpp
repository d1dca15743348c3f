#include "core/project/project.h"

#include <ctime>
#include <system_error>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/edits/weight_delta_file.h"
#include "core/io/atomic_file.h"
#include "core/io/json_file.h"
#include "core/project/schema.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;
constexpr const char* kIndex = "project.sqlite";

std::string dump(const Document& document) {
  return document.dump(-1, ' ', false, Document::error_handler_t::replace);
}

void make(const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem)
    throw Error(ErrorCode::FileUnwritable, folder.string() + " cannot be made", "", problem.message(),
                problem == std::errc::no_space_on_device ? "free some space or choose another folder"
                                                         : "choose a folder that you may write to");
}

/// Files that a kill left half written.
void remove_parts(const fs::path& folder) {
  std::error_code problem;
  std::vector<fs::path> parts;
  for (const auto& entry : fs::recursive_directory_iterator(folder, problem))
    if (const auto name = entry.path().filename().string(); name.starts_with('.') && name.ends_with(".part"))
      parts.push_back(entry.path());
  for (const auto& part : parts) fs::remove(part, problem);
}

} // namespace

std::string pixels_hash(const Image& image) {
  Sha256 hash;
  hash.add(static_cast<std::uint64_t>(image.width)).add(static_cast<std::uint64_t>(image.height));
  hash.add(std::as_bytes(std::span(image.rgb)));
  return hash.hex();
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

bool Project::is_project(const fs::path& folder) {
  std::error_code problem;
  return fs::is_regular_file(folder / kIndex, problem);
}

Project::Project(fs::path folder, Access access) : folder_(std::move(folder)) {
  const auto index = folder_ / kIndex;
  if (access == Access::Write)
    begin_folder();
  else if (!is_project(folder_))
    throw Error(ErrorCode::FileNotFound, folder_.string() + " is not a project",
                "a folder with project.sqlite", fs::exists(folder_) ? "another one" : "nothing there",
                "`erase --project`, `probe --project` and `generate --project` make one");
  if (access == Access::Read) {
    database_ = std::make_unique<Database>(index, Access::Read);
    require_known_version(*database_);
    if (database_->user_version() == static_cast<int>(schema_steps().size())) return;
    database_.reset(); // an older one is migrated first, which is writing
  }
  lock_ = std::make_unique<ProjectLock>(folder_);
  database_ = std::make_unique<Database>(index, Access::Write);
  kept_copy_ = migrate(*database_);
  if (!kept_copy_.empty())
    log::warning(fmt::format("{} was brought to the newest schema; {} is the copy from before.",
                             index.string(), kept_copy_.string()));
  if (access == Access::Read) {
    lock_.reset();
    return;
  }
  remove_parts(folder_);
  // The lock is ours, so whoever was running is gone.
  database_->execute("UPDATE runs SET status = 'interrupted' WHERE status = 'running'");
}

void Project::begin_folder() const {
  std::error_code problem;
  if (fs::exists(folder_, problem) && !is_project(folder_)) {
    // What a kill may leave of a project that was just begun is no stranger's.
    for (const auto& entry : fs::directory_iterator(folder_, problem)) {
      const auto name = entry.path().filename();
      if (name == "lock" || name == "images" || name == "edits") continue;
      throw Error(ErrorCode::BadSetting, folder_.string() + " is no project and not empty",
                  "a project, an empty folder or a new name", name.string(), "name another folder");
    }
    if (problem)
      throw Error(ErrorCode::FileUnreadable, folder_.string() + " cannot be read", "a folder",
                  problem.message());
  }
  make(folder_ / "images");
  make(folder_ / "edits");
}

std::int64_t Project::add_plan(const std::string& title, const Document& document) {
  database_->prepare("INSERT INTO plans(created, title, document) VALUES(?, ?, ?)")
      .bind(utc_now())
      .bind(title)
      .bind(dump(document))
      .run();
  return database_->last_id();
}

std::int64_t Project::begin_run(std::int64_t plan, const std::string& kind, const Document& manifest) {
  database_
      ->prepare("INSERT INTO runs(plan, kind, started, status, manifest, summary) "
                "VALUES(?, ?, ?, 'running', ?, 'null')")
      .bind(plan)
      .bind(kind)
      .bind(utc_now())
      .bind(dump(manifest))
      .run();
  return database_->last_id();
}

void Project::end_run(std::int64_t run, const std::string& status, const Document& summary) {
  database_->prepare("UPDATE runs SET ended = ?, status = ?, summary = ? WHERE id = ?")
      .bind(utc_now())
      .bind(status)
      .bind(dump(summary))
      .bind(run)
      .run();
}

std::int64_t Project::add_edit(std::int64_t run, const WeightDelta& edit, int step, const std::string& state,
                               const Document& figures) {
  const auto hash = edit.content_hash();
  const auto file = keep_edit(edit, hash);
  database_
      ->prepare("INSERT INTO snapshots(run, step, state, file, content_hash, figures) "
                "VALUES(?, ?, ?, ?, ?, ?)")
      .bind(run)
      .bind(step)
      .bind(state)
      .bind(file)
      .bind(hash)
      .bind(dump(figures))
      .run();
  return database_->last_id();
}

void Project::write_picture(CellRecord& cell, const Image& image, const PngTexts& texts) const {
  const auto folder = fmt::format("images/{}/{}", cell.run, cell.side);
  make(path_of(folder));
  cell.file = fmt::format("{}/{:04}-{}.png", folder, cell.key.row + 1, cell.key.seed);
  cell.pixels = pixels_hash(image);
  write_png(path_of(cell.file), image, texts);
}

std::int64_t Project::add_picture(CellRecord cell, const Image& image, const PngTexts& texts) {
  write_picture(cell, image, texts);
  Transaction both(*database_); // a picture and its score, or neither
  insert_cell(cell);
  both.commit();
  return cell.id;
}

void Project::insert_cell(CellRecord& cell) {
  database_
      ->prepare("INSERT INTO cells(run, side, row, kind, word, prompt, judged, language, sensitive, "
                "seed, state, file, pixels, elapsed_ms, manifest) "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(cell.run)
      .bind(cell.side)
      .bind(cell.key.row)
      .bind(role_name(cell.one.role))
      .bind(cell.one.word)
      .bind(cell.one.text)
      .bind(cell.one.judged)
      .bind(cell.one.language)
      .bind(cell.one.sensitive ? 1 : 0)
      .bind(std::to_string(cell.key.seed))
      .bind(cell.state)
      .bind(cell.file)
      .bind(cell.pixels)
      .bind(cell.elapsed_ms)
      .bind(dump(cell.manifest))
      .run();
  cell.id = database_->last_id();
  if (!cell.score) return;
  database_
      ->prepare("INSERT INTO scores(cell, judge, probability, top_label, sure, verdict) "
                "VALUES(?, ?, ?, ?, ?, ?)")
      .bind(cell.id)
      .bind(cell.judge)
      .bind(cell.score->probability)
      .bind(cell.score->top_label)
      .bind(cell.score->sure ? 1 : 0)
      .bind(verdict_name(cell.verdict))
      .run();
}

std::int64_t Project::copy_run(const Project& from, const RunRecord& run) {
  const auto plan = from.plan(run.plan);
  auto manifest = run.manifest;
  manifest["copied_from"] = {{"project", fs::absolute(from.folder()).lexically_normal().string()},
                             {"run", run.id}};
  const auto id = begin_run(add_plan(plan.title, plan.document), run.kind, manifest);
  for (const auto& edit : from.edits(run.id))
    add_edit(id, load_delta(from.path_of(edit.file)), edit.step, edit.state, edit.figures);
  for (auto cell : from.cells(run.id)) {
    const auto source = from.path_of(cell.file);
    cell.run = id;
    cell.file = fmt::format("images/{}/{}/{}", id, cell.side, source.filename().string());
    make(path_of(cell.file).parent_path());
    write_text(path_of(cell.file), read_text(source)); // the very bytes, metadata and all
    Transaction both(*database_);
    insert_cell(cell);
    both.commit();
  }
  database_->prepare("UPDATE runs SET started = ?, ended = ?, status = ?, summary = ? WHERE id = ?")
      .bind(run.started)
      .bind(run.ended)
      .bind(run.status)
      .bind(dump(run.summary))
      .bind(id)
      .run();
  return id;
}

} // namespace pentimento
