#pragma once

#include <string>

namespace pentimento {

class JobContext;

/// One piece of work for the engine thread. It copies what it needs when it is made and shares nothing
/// afterwards.
class Job {
 public:
  virtual ~Job() = default;
  /// A sentence part for the status bar and the queue: "Erasing cat → dog".
  virtual std::string title() const = 0;
  /// Does the work on the engine thread. @throws Error on failure, Stopped when asked to stop.
  virtual void run(JobContext& context) = 0;
};

} // namespace pentimento
