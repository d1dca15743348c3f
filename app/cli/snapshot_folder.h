#pragma once

#include <filesystem>
#include <string>

#include "core/edits/weight_delta.h"
#include "core/values/snapshot.h"

namespace pentimento::cli {

/// What `erase --snapshots` keeps: step_0100.safetensors … and figures.jsonl with one line a step and a
/// snapshot.
class SnapshotFolder {
 public:
  /// An empty path keeps nothing. @throws Error(FileUnwritable), here and in both `add`.
  explicit SnapshotFolder(std::filesystem::path folder);

  void add(const StepFigures& figures);
  void add(const Snapshot& snapshot, const WeightDelta& edit);

 private:
  std::filesystem::path folder_;
  std::string lines_; ///< figures.jsonl so far; written with every snapshot.
};

} // namespace pentimento::cli
