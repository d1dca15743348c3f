#include "core/jobs/suggest_job.h"

#include "core/erasure/neighbours.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"

namespace pentimento {

void SuggestJob::run(JobContext& context) {
  constexpr std::size_t most_kept = 6, most_anchors = 3;
  auto& model = context.session().model();
  const EditsInPlace base(context.session(), {}); // an edited text encoder no longer knows who is near
  ConceptsSuggested suggested;
  suggested.pairs = plan_.pairs;
  suggested.kept = suggest_kept(model, plan_, most_kept, context.control());
  for (const auto& pair : plan_.pairs)
    suggested.anchors.push_back(suggest_anchors(model, pair.target, most_anchors, context.control()));
  context.emit(std::move(suggested));
}

} // namespace pentimento
