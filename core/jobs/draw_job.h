#pragma once

#include <vector>

#include "core/jobs/job.h"
#include "core/values/edit_info.h"
#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// What to draw: cells of a suite, in the order in which they should appear.
struct DrawOrder {
  Suite suite;
  std::vector<CellKey> keys;
  SamplingSettings sampling;
  int snapshot = -1; ///< Stamped on the pictures.
};

/// Draws `order` with the weights in place, judges and emits each picture. Before and after of a pair run in
/// the same batch shape, kernel and precision; the state is checked before and after sampling. @throws as
/// run_probe.
std::vector<DrawnPicture> draw_cells(JobContext& context, const DrawOrder& order, bool before);

/// Draws the "before" pictures of cells: the base model, whatever the stack holds.
class DrawBeforeJob : public Job {
 public:
  explicit DrawBeforeJob(DrawOrder order) : order_(std::move(order)) {}
  std::string title() const override { return "Drawing what the model draws now"; }
  void run(JobContext& context) override;

 private:
  DrawOrder order_;
};

/// Draws the "after" pictures of cells with the edit stack as it is.
class DrawAfterJob : public Job {
 public:
  explicit DrawAfterJob(DrawOrder order) : order_(std::move(order)) {}
  std::string title() const override { return "Drawing with the edits"; }
  void run(JobContext& context) override;

 private:
  DrawOrder order_;
};

/// Draws cells with a stack of its own (half strength, one edit alone) and leaves the session's as it was.
class DrawStateJob : public Job {
 public:
  DrawStateJob(DrawOrder order, std::vector<EditInfo> edits)
      : order_(std::move(order)), edits_(std::move(edits)) {}
  std::string title() const override { return "Drawing another state"; }
  void run(JobContext& context) override;

 private:
  DrawOrder order_;
  std::vector<EditInfo> edits_;
};

} // namespace pentimento
