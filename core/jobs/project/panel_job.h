#pragma once

#include <functional>

#include "core/jobs/job.h"
#include "core/project/record/probe_panel.h"

namespace pentimento {

/// Counts and judges all pictures of a suite before and after, as `pentimento-cli probe` does at its end.
class PanelJob : public Job {
 public:
  /// Called on the engine thread.
  using Sink = std::function<void(Document panel)>;
  /// @param outcome with suite and pictures. @param record what they have in common.
  PanelJob(ProbeOutcome outcome, Plan plan, Vocabulary vocabulary, PictureRecord record, Sink sink)
      : outcome_(std::move(outcome)), plan_(std::move(plan)), vocabulary_(std::move(vocabulary)),
        record_(std::move(record)), sink_(std::move(sink)) {}
  std::string title() const override { return "Counting what the pictures show"; }
  void run(JobContext& context) override;

 private:
  ProbeOutcome outcome_;
  Plan plan_;
  Vocabulary vocabulary_;
  PictureRecord record_;
  Sink sink_;
};

} // namespace pentimento
