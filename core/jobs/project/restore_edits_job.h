#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/jobs/job.h"
#include "core/project/record/window_state.h"

namespace pentimento {

/// Makes the edits of a project the stack again. One whose file is gone or damaged is left out and said so.
class RestoreEditsJob : public Job {
 public:
  /// @param folder the project's. @param done called on the engine thread once they are in place.
  RestoreEditsJob(std::filesystem::path folder, std::vector<KeptEdit> edits, std::function<void()> done)
      : folder_(std::move(folder)), edits_(std::move(edits)), done_(std::move(done)) {}
  std::string title() const override { return "Opening the project's edits"; }
  void run(JobContext& context) override;

 private:
  std::filesystem::path folder_;
  std::vector<KeptEdit> edits_;
  std::function<void()> done_;
};

} // namespace pentimento
