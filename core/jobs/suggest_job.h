#pragma once

#include "core/jobs/job.h"
#include "core/values/concept.h"

namespace pentimento {

/// Finds words near a plan's targets by the open model's text states, and says them as ConceptsSuggested.
class SuggestJob : public Job {
 public:
  explicit SuggestJob(Plan plan) : plan_(std::move(plan)) {}
  std::string title() const override { return "Looking for neighbours of " + plan_title(plan_); }
  void run(JobContext& context) override;

 private:
  Plan plan_;
};

} // namespace pentimento
