#pragma once

#include "core/jobs/job.h"

namespace pentimento {

/// Opens a model and says what it is and what its folder brings along (vocabulary, judge).
class OpenModelJob : public Job {
 public:
  OpenModelJob(std::string path, std::string device, std::string precision)
      : path_(std::move(path)), device_(std::move(device)), precision_(std::move(precision)) {}
  std::string title() const override { return "Opening " + path_; }
  void run(JobContext& context) override;

 private:
  std::string path_, device_, precision_;
};

} // namespace pentimento
