#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/edits/weight_delta.h"
#include "core/io/png.h"
#include "core/project/database.h"
#include "core/project/project_lock.h"
#include "core/project/records.h"

namespace pentimento {

/// A picture to be put into a project; `cell` needs neither id, file nor pixels.
struct NewPicture {
  CellRecord cell;
  ImagePtr image;
  PngTexts texts;
};

/// A project folder: project.sqlite, images/, edits/, models.json. A row is written after its file is
/// complete, so that a kill loses at most what was being drawn. Every change is on the disk when its call
/// returns. One thread; one process at a time writes, any number read.
class Project {
 public:
  using Access = Database::Access;

  /// Opens a project; with Write it is made where the folder is missing or empty, and runs that a kill cut
  /// off are marked "interrupted". An older schema is migrated, a copy kept beside it.
  /// @throws Error(FileNotFound | FileUnwritable | FileUnreadable | BadFormat), Error(Unsupported) on a newer
  /// schema, Error(BadSetting) on a folder that holds something else.
  Project(std::filesystem::path folder, Access access);

  /// All of these: @throws Error(FileUnwritable). @return the new row's id.
  std::int64_t add_plan(const std::string& title, const Document& document);
  std::int64_t begin_run(std::int64_t plan, const std::string& kind, const Document& manifest);
  void end_run(std::int64_t run, const std::string& status, const Document& summary);
  /// Writes the edit to edits/, under its content hash, unless it is there already.
  std::int64_t add_edit(std::int64_t run, const WeightDelta& edit, int step, const std::string& state,
                        const Document& figures);
  /// Writes the picture to images/; `cell` needs neither id, file nor pixels.
  std::int64_t add_picture(CellRecord cell, const Image& image, const PngTexts& texts);
  /// Several pictures of one batch: all rows, or none.
  void add_pictures(std::vector<NewPicture> pictures);
  /// Rows for pictures whose files are in the project already: of another run.
  void add_rows(std::vector<CellRecord> cells);
  /// Writes an edit to edits/ without a row, unless it is there. @param content_hash of `edit`. @return its
  /// file within the project.
  std::string keep_edit(const WeightDelta& edit, const std::string& content_hash) const;
  /// Copies a whole run of another project with its files. @return its new id here.
  std::int64_t copy_run(const Project& from, const RunRecord& run);

  std::vector<PlanRecord> plans() const;
  std::vector<RunRecord> runs() const;
  /// @throws Error(UnknownName) for an id that is not there (also the next two).
  RunRecord run(std::int64_t id) const;
  PlanRecord plan(std::int64_t id) const;
  CellRecord cell(std::int64_t id) const;
  std::vector<SnapshotRecord> edits(std::int64_t run) const;
  std::vector<CellRecord> cells(std::int64_t run) const; ///< By side ("after" first), row and seed.
  /// The file of an edit of this content in this project, or an empty path.
  std::filesystem::path edit_file(const std::string& content_hash) const;
  /// Everything needed to draw a cell again: the run's manifest and the cell's own in one.
  Document manifest_of(const CellRecord& cell) const;

  /// What is wrong, a sentence each: SQLite's own check, files that are missing or whose pixels changed.
  std::vector<std::string> problems() const;
  std::filesystem::path path_of(const std::string& file) const { return folder_ / file; }
  const std::filesystem::path& folder() const { return folder_; }
  /// The copy that a migration kept; empty where none was needed.
  const std::filesystem::path& kept_copy() const { return kept_copy_; }

  static bool is_project(const std::filesystem::path& folder);

 private:
  void begin_folder() const;
  void insert_cell(CellRecord& cell);
  /// Fills in the cell's file and hash.
  void write_picture(CellRecord& cell, const Image& image, const PngTexts& texts) const;
  std::filesystem::path folder_;
  std::unique_ptr<ProjectLock> lock_;
  std::unique_ptr<Database> database_;
  std::filesystem::path kept_copy_;
};

/// SHA-256 over width, height and pixels. @return 64 hex characters.
std::string pixels_hash(const Image& image);

/// Now as "2026-11-26T17:45:00Z".
std::string utc_now();

} // namespace pentimento
