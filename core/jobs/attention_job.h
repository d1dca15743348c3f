#pragma once

#include "core/jobs/job.h"
#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// Tells where the word that decides about one cell looks, in the base model and with the edits as they are.
class AttentionJob : public Job {
 public:
  AttentionJob(PromptCase prompt, CellKey key, SamplingSettings sampling)
      : prompt_(std::move(prompt)), key_(key), sampling_(std::move(sampling)) {}
  std::string title() const override { return "Looking where “" + prompt_.word + "” is seen"; }
  void run(JobContext& context) override;

 private:
  PromptCase prompt_;
  CellKey key_;
  SamplingSettings sampling_;
};

} // namespace pentimento
