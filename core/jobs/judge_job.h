#pragma once

#include "core/jobs/job.h"

namespace pentimento {

/// Has pictures judged by another judge: a CLIP folder, a trained head, or with no folder the model's own.
class SetJudgeJob : public Job {
 public:
  explicit SetJudgeJob(std::string folder) : folder_(std::move(folder)) {}
  std::string title() const override { return "Opening a judge"; }
  void run(JobContext& context) override;

 private:
  std::string folder_;
};

/// Trains a head on labelled pictures for the CLIP that judges now, and writes it. @param pictures a folder a
/// label, as list_labelled_pictures.
class TrainJudgeJob : public Job {
 public:
  TrainJudgeJob(std::string pictures, std::string out)
      : pictures_(std::move(pictures)), out_(std::move(out)) {}
  std::string title() const override { return "Training a judge"; }
  void run(JobContext& context) override;

 private:
  std::string pictures_, out_;
};

} // namespace pentimento
