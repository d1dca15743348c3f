// States of the model beside the one that the grid shows: each edit alone; and jobs that want to be alone.
#include <algorithm>

#include "app/workbench/draw_plan.h"
#include "app/workbench/workbench.h"
#include "core/jobs/draw_job.h"

namespace pentimento {
namespace {

/// The edits with only `id` switched on.
std::vector<EditInfo> alone(std::vector<EditInfo> edits, int id) {
  for (auto& edit : edits) edit.on = edit.id == id;
  return edits;
}

} // namespace

std::string Workbench::stateAlone(int id) const {
  if (alone(edits_, id) == edits_) return state_;
  const auto found = aloneStates_.find({state_, id});
  return found == aloneStates_.end() ? std::string() : found->second;
}

void Workbench::drawAlone(int id, const std::vector<int>& rows) {
  if (run_.running() ||
      std::none_of(edits_.begin(), edits_.end(), [id](const auto& e) { return e.id == id; }))
    return;
  const bool waits = std::any_of(aloneJobs_.begin(), aloneJobs_.end(),
                                 [&](const auto& job) { return job.second == std::pair(state_, id); });
  DrawOrder order{suite_, pictures_.missing(stateAlone(id), keysOfRows(suite_, plan_.seeds, rows)),
                  sampling()};
  if (waits || order.keys.empty()) return;
  newestAlone_ = jobs_.submit(std::make_unique<DrawStateJob>(std::move(order), alone(edits_, id)));
  aloneJobs_[newestAlone_] = {state_, id};
}

void Workbench::takeAlone(const JobEvent& event) {
  const auto job = aloneJobs_.find(event.job);
  if (job == aloneJobs_.end()) return;
  if (const auto* drawn = std::get_if<PictureDrawn>(&event.body))
    aloneStates_[job->second] = drawn->picture.state;
  if (std::holds_alternative<JobEnded>(event.body)) aloneJobs_.erase(job);
}

int Workbench::runAlone(std::unique_ptr<Job> job, const QString& sentence) {
  stopDrawing();
  soleJob_ = jobs_.submit(std::move(job), true);
  soleSentence_ = sentence;
  setRun({run_.phase, sentence, {}, 0, 0, {}, notReady()});
  return soleJob_;
}

void Workbench::endAlone() {
  soleJob_ = 0;
  if (run_.phase != RunPhase::Ready) return; // a model is being opened
  setRun({run_.phase, {}, {}, 0, 0, {}, notReady()});
  drawMissing(); // what was put off
}

} // namespace pentimento
