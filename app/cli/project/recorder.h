#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/cli/session.h"
#include "core/edits/edit_stack.h"
#include "core/pipelines/diffusion_model.h"
#include "core/project/project.h"
#include "core/project/record/run_manifest.h"
#include "core/project/run_plan.h"

namespace pentimento::cli {

/// Writes a run into the project that --project names; without one every member does nothing. A run that is
/// not ended by `finish` is marked as interrupted.
class Recorder {
 public:
  /// Opens or makes the project, at once, so that one that is in use is said before any work.
  /// @throws what Project throws, here and in all members.
  explicit Recorder(const std::string& folder);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  bool on() const { return project_.has_value(); }
  const Project& project() const { return *project_; }

  /// @param manifest what this run's kind adds to model, conditions and edits.
  void begin(const std::string& kind, const std::string& title, const Document& plan,
             const DiffusionModel& model, const std::string& word, const EditStack& edits, Document manifest);
  /// An edit, as it is at `step`.
  void edit(const WeightDelta& edit, int step, const std::string& state, const Document& figures);
  /// The pictures that follow were drawn in one batch. A batch's shape decides its pictures' last bits.
  void batch(BatchRequests requests);
  /// @return the picture's row; 0 without a project.
  std::int64_t picture(CellRecord cell, const Image& image, const PngTexts& texts);
  void finish(Document summary);

 private:
  std::optional<Project> project_;
  std::int64_t run_ = 0;
  BatchRequests batch_;
  std::ptrdiff_t next_ = 0; ///< In the batch: pictures come in its order, and two may ask for the same.
  std::chrono::steady_clock::time_point started_;
};

} // namespace pentimento::cli
