#pragma once

#include "core/forecast/memory_forecast.h"
#include "core/jobs/job.h"

namespace pentimento {

/// Counts what erasing by a plan would take of the open model's memory, and says it as MemoryForecasted.
/// A matter of milliseconds: nothing is computed.
class ForecastJob : public Job {
 public:
  /// @param preview how pictures are drawn. @param probe of the free memory; empty is the machine's.
  ForecastJob(Plan plan, SamplingSettings preview, MemoryProbe probe = {})
      : plan_(std::move(plan)), preview_(std::move(preview)), probe_(std::move(probe)) {}
  std::string title() const override { return "Counting what an erasure takes"; }
  void run(JobContext& context) override;

 private:
  Plan plan_;
  SamplingSettings preview_;
  MemoryProbe probe_;
};

} // namespace pentimento
