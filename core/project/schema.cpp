#include "core/project/schema.h"

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

constexpr const char* kVersion1 = R"(
CREATE TABLE plans(
  id INTEGER PRIMARY KEY, created TEXT NOT NULL, title TEXT NOT NULL, document TEXT NOT NULL);
CREATE TABLE runs(
  id INTEGER PRIMARY KEY, plan INTEGER NOT NULL REFERENCES plans(id), kind TEXT NOT NULL,
  started TEXT NOT NULL, ended TEXT, status TEXT NOT NULL, manifest TEXT NOT NULL, summary TEXT NOT NULL);
CREATE TABLE snapshots(
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), step INTEGER NOT NULL,
  state TEXT NOT NULL, file TEXT NOT NULL, content_hash TEXT NOT NULL, figures TEXT NOT NULL);
CREATE TABLE cells(
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), side TEXT NOT NULL,
  row INTEGER NOT NULL, kind TEXT NOT NULL, word TEXT NOT NULL, prompt TEXT NOT NULL, judged TEXT NOT NULL,
  language TEXT NOT NULL, sensitive INTEGER NOT NULL, seed TEXT NOT NULL, state TEXT NOT NULL,
  file TEXT NOT NULL, pixels TEXT NOT NULL, elapsed_ms REAL NOT NULL, manifest TEXT NOT NULL,
  UNIQUE(run, side, row, seed));
)";

/// Scores have a table of their own: a picture may be judged again, by another judge.
constexpr const char* kVersion2 = R"(
CREATE TABLE scores(
  id INTEGER PRIMARY KEY, cell INTEGER NOT NULL REFERENCES cells(id), judge TEXT NOT NULL,
  probability REAL NOT NULL, top_label TEXT NOT NULL, sure INTEGER NOT NULL, verdict TEXT NOT NULL,
  UNIQUE(cell, judge));
CREATE INDEX cells_of_run ON cells(run, side, row);
)";

} // namespace

const std::vector<std::string>& schema_steps() {
  static const std::vector<std::string> steps{kVersion1, kVersion2};
  return steps;
}

void require_known_version(const Database& database) {
  const int known = static_cast<int>(schema_steps().size());
  if (database.user_version() > known)
    throw Error(ErrorCode::Unsupported, database.path().string() + " was written by a newer Pentimento",
                fmt::format("schema version {} or older", known),
                fmt::format("version {}", database.user_version()),
                "open it with that version; nothing was changed");
}

std::filesystem::path migrate(const Database& database) {
  require_known_version(database);
  const auto& steps = schema_steps();
  const int version = database.user_version();
  if (version == static_cast<int>(steps.size())) return {};
  std::filesystem::path copy;
  if (version > 0) {
    copy = database.path().parent_path() / fmt::format("project.v{}.sqlite", version);
    std::filesystem::remove(copy); // of an earlier try that was cut off before it changed anything
    database.prepare("VACUUM INTO ?").bind(copy.string()).run();
  }
  Transaction change(database);
  for (std::size_t next = static_cast<std::size_t>(version); next < steps.size(); ++next)
    database.execute(steps[next]);
  database.execute(fmt::format("PRAGMA user_version = {}", steps.size()));
  change.commit();
  return copy;
}

} // namespace pentimento
