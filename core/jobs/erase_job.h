#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "core/jobs/draw_job.h"
#include "core/project/record/grid_recorder.h"
#include "core/values/concept.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// Whether a snapshot was taken after the last step; the one before the edit was not.
bool is_last(const Snapshot& snapshot);

/// Everything an erasure needs to run and to be watched.
struct EraseOrder {
  Plan plan;
  DrawOrder preview; ///< Cells drawn at every snapshot, both sides known; may be empty.
  /// Those drawn at a snapshot on the way in place of all of the preview's, which the last one draws.
  std::optional<std::vector<CellKey>> live;
  std::filesystem::path checkpoint; ///< Where a stop leaves what a resume needs; empty for none.
  bool resume = false;
  int edit = 0; ///< Resume: the layer that the stopped run left.
  /// Told the stack with its contents at every snapshot, on the engine thread; may be empty.
  std::function<void(const StackRecord&)> on_state;
};

/// Runs a method on top of the stack as it is. Its layer grows in the stack at every snapshot and stays when
/// it ends; a stop keeps the newest snapshot.
class EraseJob : public Job {
 public:
  explicit EraseJob(EraseOrder order) : order_(std::move(order)) {}
  std::string title() const override { return "Erasing " + plan_title(order_.plan); }
  void run(JobContext& context) override;

 private:
  EraseOrder order_;
};

} // namespace pentimento
