#pragma once

#include <functional>
#include <vector>

#include "core/jobs/job.h"
#include "core/values/grid_cell.h"

namespace pentimento {

/// Gives pictures that a project kept their place in the judge's feature space again, which is not kept: the
/// online detector learns on it. Without a judge they come back as they are.
class EmbedJob : public Job {
 public:
  /// Called on the engine thread.
  using Sink = std::function<void(std::vector<DrawnPicture>)>;
  EmbedJob(std::vector<DrawnPicture> pictures, Sink sink)
      : pictures_(std::move(pictures)), sink_(std::move(sink)) {}
  std::string title() const override { return "Looking at the kept pictures"; }
  void run(JobContext& context) override;

 private:
  std::vector<DrawnPicture> pictures_;
  Sink sink_;
};

} // namespace pentimento
