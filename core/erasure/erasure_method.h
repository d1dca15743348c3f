#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/edits/weight_delta.h"
#include "core/values/concept.h"
#include "core/values/snapshot.h"

namespace pentimento {

class DiffusionModel;

/// Everything one run of an erasure works with. The model must be in its base state, and is so again
/// afterwards.
struct ErasureContext {
  DiffusionModel& model;
  Plan plan;
  SettingValues settings; ///< As resolved_settings() gives them.
  std::uint64_t seed = 42;
  RunControl& control;
  /// After every training step, with the matrices' health where it was measured.
  std::function<void(const StepFigures&, const std::vector<LayerHealth>&)> on_step;
  /// Every `snapshot_every` steps and at the end, with the edit as it is then.
  std::function<void(const Snapshot&, const WeightDelta&)> on_snapshot;
  /// Counted progress of what comes before the steps: ("anchor picture", 8, 64).
  std::function<void(const std::string&, int, int)> on_progress;
  std::filesystem::path
      checkpoint;      ///< Where a run is written down on a stop and now and then; empty = nowhere.
  bool resume = false; ///< Go on from `checkpoint`; the result is that of the uninterrupted run.
  /// Trained methods: the edit to start from, as DoCo erases one concept after another; the teacher stays the
  /// base. The result holds both.
  std::shared_ptr<const WeightDelta> start = nullptr;
  double measuring_seconds = 0.0; ///< Spent on what snapshots say; not the method's own time.
};

/// A way to erase concepts: says what it is, and turns a plan into an edit.
class ErasureMethod {
 public:
  virtual ~ErasureMethod() = default;
  virtual const MethodDescription& describe() const = 0;
  /// The parameters that its edits hold; by default the UNet's K and V matrices.
  /// @throws Error(Unsupported) when the model has none.
  virtual std::vector<std::string> parameter_names(const DiffusionModel& model) const;
  /// Checks plan and settings, then makes the edit.
  /// @throws Error(BadSetting | BadPrompt) before any work, Error(NotFinite) naming the step, Stopped.
  WeightDelta run(ErasureContext& context) const;

 protected:
  virtual bool needs_anchor() const { return false; }
  /// The edit, from a plan and settings that were checked. @throws as run.
  virtual WeightDelta make(ErasureContext& context) const = 0;
};

} // namespace pentimento
