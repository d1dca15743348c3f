#include "core/jobs/forecast_job.h"

#include "core/base/error.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {

void ForecastJob::run(JobContext& context) {
  MemoryForecasted said{plan_.method, plan_.settings, {}};
  try {
    said.forecast = forecast_erasure(context.session().model(), plan_, preview_, probe_);
  } catch (const Error&) { // settings that do not hold: the erasure says so, where it is asked for
  }
  context.emit(std::move(said));
}

} // namespace pentimento
