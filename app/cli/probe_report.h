#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/session.h"
#include "core/export/picture_metadata.h"
#include "core/io/png.h"
#include "core/project/record/probe_panel.h"
#include "core/values/grid_cell.h"
#include "core/values/probe_result.h"
#include "core/values/prompt_case.h"

namespace pentimento::cli {

/// The folder that `probe` writes: images/, rows.csv, rows.jsonl, panel.json, contact_sheet.png.
class ProbeReport {
 public:
  /// An empty path writes nothing. @param record what all pictures have in common. @param metadata whether
  /// pictures carry texts. @throws Error(FileUnwritable), here and in all members.
  ProbeReport(std::filesystem::path folder, PictureRecord record, bool metadata = true);

  /// As soon as it is drawn. `before` tells the side; `record`'s state is replaced by the picture's own.
  void write_picture(const PromptCase& one, const DrawnPicture& picture, bool before);
  /// What a picture's file says about itself: nothing without metadata.
  PngTexts texts_of(const PromptCase& one, const DrawnPicture& picture, bool before) const;
  void write_rows(const ProbeOutcome& outcome) const;
  void write_sheet(const ProbeOutcome& outcome, const std::string& title) const;
  /// @return the panel as JSON, which is written as panel.json.
  Json write_panel(const ProbeOutcome& outcome) const;

 private:
  std::filesystem::path picture_path(const PromptCase& one, const CellKey& key, bool before) const;
  std::filesystem::path folder_;
  PictureRecord record_;
  bool metadata_;
};

/// The panel in lines of text, worst first, and the audit under it.
std::string panel_text(const ProbeOutcome& outcome);

} // namespace pentimento::cli
