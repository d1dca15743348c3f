#include "core/jobs/judge_job.h"

#include "core/base/error.h"
#include "core/jobs/job_context.h"
#include "core/jobs/session.h"
#include "core/judges/labelled_pictures.h"

namespace pentimento {

void SetJudgeJob::run(JobContext& context) {
  context.session().set_judge(folder_);
  context.emit(JudgeChanged{context.session().judge_info()});
}

void TrainJudgeJob::run(JobContext& context) {
  auto* clip = context.session().judge();
  if (!clip)
    throw Error(ErrorCode::MissingComponent, "there is no CLIP to train a judge on",
                "a model with a judge, or another judge's folder", "none",
                "choose a Transformers CLIP folder as the judge first");
  const auto pictures = list_labelled_pictures(pictures_);
  JudgeTrained trained;
  context.progress("picture", 0, static_cast<int>(pictures.pictures.size()));
  const auto head = train_judge(pictures, *clip, context.control(), trained.rejected,
                                [&](int done, int total) { context.count("picture", done, total); });
  write_head(out_, head);
  trained.judge = ClipJudge::open(out_, {})->info();
  trained.judge.folder = out_;
  context.emit(std::move(trained));
}

} // namespace pentimento
