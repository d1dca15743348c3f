#include "core/base/error.h"
#include "core/edits/weight_delta_file.h"
#include "core/export/diffusers_export.h"
#include "core/export/single_file_export.h"
#include "core/jobs/edits_job.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {

void ExportJob::run(JobContext& context) {
  Session& session = context.session();
  const std::string base_hash = session.model().base_hash();
  if (form_ == Form::Delta) {
    const auto delta = session.delta(id_);
    save_delta(path_, *delta);
    if (load_delta(path_).content_hash() != delta->content_hash())
      throw Error(ErrorCode::Internal, "the edit did not read back as it was written", "", path_.string());
    context.emit(FileWritten{path_.string(), "was written and read back"});
    return;
  }
  const EditStack stack = session.stack();
  const WeightDelta edit = stack.effective() ? stack.merge(session.parameters(), base_hash) : WeightDelta{};
  const auto model = ModelFiles::open(session.model().info().path, session.model().options());
  const auto progress = [&](int done, int total) {
    context.progress(form_ == Form::SingleFile ? "tensor" : "file", done, total);
  };
  const auto report = form_ == Form::SingleFile ? export_single_file(model, edit, {}, path_, progress)
                                                : export_diffusers(model, edit, {}, path_, progress);
  context.emit(FileWritten{path_.string(), "was written and read back: " + std::to_string(report.changed) +
                                               " of " + std::to_string(report.tensors) + " tensors changed"});
}

} // namespace pentimento
