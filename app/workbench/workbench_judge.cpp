// Who judges the pictures of the window.
#include "app/workbench/workbench.h"
#include "core/jobs/judge_job.h"

namespace pentimento {

void Workbench::useJudge(const QString& folder) {
  if (run_.running() || model_.base_hash.empty()) return;
  jobs_.submit(std::make_unique<SetJudgeJob>(folder.toStdString()), true);
}

void Workbench::trainJudge(const QString& pictures, const QString& out) {
  if (run_.running() || training() || model_.base_hash.empty()) return;
  trainJob_ = jobs_.submit(std::make_unique<TrainJudgeJob>(pictures.toStdString(), out.toStdString()), true);
}

void Workbench::takeBody(const JudgeChanged& changed) {
  judge_ = changed.judge;
  model_.judge = judge_.name;
  Q_EMIT judgeChanged();
  rebuildSuite(); // scores of two judges never stand side by side
}

} // namespace pentimento
