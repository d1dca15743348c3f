#include "core/jobs/project/panel_job.h"

#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {

void PanelJob::run(JobContext& context) {
  auto* judge = context.session().judge();
  measure_probe(outcome_, plan_, vocabulary_, judge, context.control());
  sink_(json_of_panel(outcome_, record_));
}

} // namespace pentimento
