#pragma once

#include "core/jobs/job.h"

namespace pentimento {

/// Opens a model and says what it is and what its folder brings along (vocabulary, judge).
class OpenModelJob : public Job {
 public:
  /// @param judge as Session::set_judge takes it; where it cannot be opened the model's own judges, and a
  /// warning says so.
  OpenModelJob(std::string path, std::string device, std::string precision, std::string judge = {})
      : path_(std::move(path)), device_(std::move(device)), precision_(std::move(precision)),
        judge_(std::move(judge)) {}
  std::string title() const override { return "Opening " + path_; }
  void run(JobContext& context) override;

 private:
  std::string path_, device_, precision_, judge_;
};

} // namespace pentimento
