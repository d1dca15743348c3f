#include "core/jobs/open_model_job.h"

#include "core/erasure/registry.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {

void OpenModelJob::run(JobContext& context) {
  Session& session = context.session();
  session.open(path_, device_, precision_);
  ModelOpened opened;
  opened.info = session.model().info();
  if (const auto vocabulary = session.model().vocabulary) opened.vocabulary = *vocabulary;
  opened.methods = method_descriptions();
  opened.sampling = default_sampling(session.model());
  context.emit(std::move(opened));
  context.emit(EditsChanged{session.edits(), session.state()});
}

} // namespace pentimento
