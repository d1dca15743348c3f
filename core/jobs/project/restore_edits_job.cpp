#include "core/jobs/project/restore_edits_job.h"

#include "core/base/error.h"
#include "core/edits/weight_delta_file.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {

void RestoreEditsJob::run(JobContext& context) {
  Session& session = context.session();
  session.model();
  std::vector<EditInfo> edits;
  for (const auto& kept : edits_) {
    try {
      auto delta = std::make_shared<const WeightDelta>(load_delta(folder_ / kept.file));
      if (delta->content_hash() != kept.content_hash)
        throw Error(ErrorCode::BadFormat, kept.file + " is not the edit that was recorded",
                    kept.content_hash.substr(0, 16), delta->content_hash().substr(0, 16));
      EditInfo edit = kept.info;
      const auto& made_for = delta->origin.base_hash;
      edit.other_base = !made_for.empty() && made_for != session.model().base_hash();
      edit.on = edit.on && !edit.other_base;
      edit.running = false;
      edit.id = session.keep(std::move(delta));
      edits.push_back(std::move(edit));
    } catch (const Error& error) {
      context.emit(
          JobWarning{"The edit " + kept.info.name + " is not there any more: " + error.what() + "."});
    }
  }
  session.set_edits(std::move(edits));
  context.emit(EditsChanged{session.edits(), session.state(), session.conflicts()});
  if (done_) done_();
}

} // namespace pentimento
