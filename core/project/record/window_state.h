#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/project/model_list.h"
#include "core/project/project.h"
#include "core/values/concept.h"
#include "core/values/edit_info.h"
#include "core/values/grid_cell.h"

namespace pentimento {

/// One layer of the stack with the file that holds it.
struct KeptEdit {
  EditInfo info; ///< Without an id: that is a session's own.
  std::string content_hash;
  std::string file; ///< Within the project.
  bool operator==(const KeptEdit&) const = default;
};

/// Where the window was: what a project opens with again.
struct WindowState {
  ModelPlace model; ///< Without a path: none was open yet.
  std::string device = "auto", precision = "auto";
  std::string judge; ///< A CLIP folder or a trained head; empty: the model's own.
  Plan plan;
  std::vector<KeptEdit> edits; ///< Bottom first.
  std::string state;           ///< Hash of the weights with them.
  CellKey selected{-1, 0};
  std::vector<Plan> waiting; ///< To be erased next, first one first.
  bool operator==(const WindowState&) const = default;
};

Document json_of_window(const WindowState& state);
/// @throws Error(BadFormat) naming what is missing, Error(Unsupported) on a newer version.
WindowState window_from_json(const Document& document);

/// A project's window.json; empty where there is none, as in a project of the command line.
/// @throws as window_from_json.
std::optional<WindowState> read_window(const std::filesystem::path& folder);
/// What a window opens a project of the command line with: the plan and the edit of its newest finished run;
/// empty where none is finished.
std::optional<WindowState> window_of_runs(const Project& project);
/// Whole or not at all. @throws Error(FileUnwritable).
void write_window(const std::filesystem::path& folder, const WindowState& state);

} // namespace pentimento
