#include "core/jobs/project/replay_job.h"

#include "core/base/error.h"
#include "core/edits/weight_delta_file.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {
namespace {

/// Puts the session's own edits back in place.
class OwnEditsAfterwards {
 public:
  explicit OwnEditsAfterwards(Session& session) : session_(session) {}
  ~OwnEditsAfterwards() { session_.set_edits(session_.edits()); }
  OwnEditsAfterwards(const OwnEditsAfterwards&) = delete;
  OwnEditsAfterwards& operator=(const OwnEditsAfterwards&) = delete;

 private:
  Session& session_;
};

/// The edits as they are in the project's files, not as the session has them: those are what is proved.
EditStack recorded_stack(const Document& manifest) {
  EditStack stack;
  if (!value_at<bool>(manifest, "picture.edited")) return stack;
  for (const auto& edit : value_at<Document>(manifest, "edits"))
    stack.add(value_at<std::string>(edit, "name"),
              std::make_shared<WeightDelta>(load_delta(value_at<std::string>(edit, "file"))),
              value_at<double>(edit, "strength"));
  return stack;
}

} // namespace

void ReplayJob::run(JobContext& context) {
  Session& session = context.session();
  auto& model = session.model();
  const auto base = value_at<std::string>(manifest_, "model.base_hash");
  if (base != model.base_hash())
    throw Error(ErrorCode::OtherBase, "the picture was drawn with another model", base, model.base_hash(),
                "open " + value_at<std::string>(manifest_, "model.path"));
  const auto batch = replay_batch(manifest_);
  const auto stack = recorded_stack(manifest_);
  context.progress("picture", 0, 1);
  const OwnEditsAfterwards after(session);
  const auto state = stack.apply(session.parameters(), model.base_hash());
  const auto drawn = session.pipeline().draw_batch(
      batch.requests, sampling_from(value_at<Document>(manifest_, "sampling")), context.control());
  context.count("picture", 1, 1);
  sink_(compare_with_manifest(manifest_, drawn[batch.place], state, conditions_of(model)));
}

} // namespace pentimento
