#pragma once

#include <functional>

#include "core/jobs/job.h"
#include "core/project/record/picture_replay.h"

namespace pentimento {

/// Draws a recorded picture again from its manifest, in the batch that it was drawn in, and compares.
class ReplayJob : public Job {
 public:
  /// Called on the engine thread.
  using Sink = std::function<void(ReplayResult)>;
  /// @param manifest by Project::manifest_of.
  ReplayJob(Document manifest, Sink sink) : manifest_(std::move(manifest)), sink_(std::move(sink)) {}
  std::string title() const override { return "Drawing a recorded picture again"; }
  /// @throws Error(OtherBase) when another model is open, and what the edits' files throw.
  void run(JobContext& context) override;

 private:
  Document manifest_;
  Sink sink_;
};

} // namespace pentimento
