#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"

namespace pentimento {

/// JSON of a project, keys in the order in which they were written.
using Document = nlohmann::ordered_json;

/// What was to be done.
struct PlanRecord {
  std::int64_t id = 0;
  std::string created; ///< UTC, "2026-11-26T17:45:00Z", as all times here.
  std::string title;
  Document document; ///< A part of a plan file; see RunPlan.
};

/// One command, or one job of the window.
struct RunRecord {
  std::int64_t id = 0;
  std::int64_t plan = 0;
  std::string kind; ///< "erase", "probe", "generate"
  std::string started, ended;
  std::string status; ///< "running", "done", "interrupted"
  Document manifest;  ///< What all its pictures and numbers have in common.
  Document summary;   ///< Its result: an erasure's health, a probe's panel.
};

/// An edit that a run made, or used.
struct SnapshotRecord {
  std::int64_t id = 0;
  std::int64_t run = 0;
  int step = 0;
  std::string state;
  std::string file; ///< Within the project.
  std::string content_hash;
  Document figures;
};

/// A picture, and what was seen in it.
struct CellRecord {
  std::int64_t id = 0;
  std::int64_t run = 0;
  std::string side; ///< "before", "after"; "drawn" for a picture without a pair.
  CellKey key;
  PromptCase one;
  std::string state;
  std::string file;   ///< Within the project.
  std::string pixels; ///< pixels_hash of the picture.
  double elapsed_ms = 0.0;
  Document manifest; ///< Its own part; Project::manifest_of gives the whole.
  std::string judge; ///< Empty where it was not scored.
  std::optional<Score> score;
  Verdict verdict = Verdict::NotScored;
};

} // namespace pentimento
