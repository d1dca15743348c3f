// Who judges the pictures of the window, and what attacks have come to.
#include <algorithm>

#include "app/workbench/workbench.h"
#include "core/jobs/judge_job.h"
#include "core/metrics/intervals.h"
#include "core/probes/tally.h"

namespace pentimento {

void Workbench::useJudge(const QString& folder) {
  if (!canChangeJudge()) return;
  runAlone(std::make_unique<SetJudgeJob>(folder.toStdString()), tr("Opening a judge"));
}

void Workbench::trainJudge(const QString& pictures, const QString& out) {
  if (!canChangeJudge()) return;
  runAlone(std::make_unique<TrainJudgeJob>(pictures.toStdString(), out.toStdString()),
           tr("Training a judge"));
}

bool Workbench::canChangeJudge() const {
  return run_.phase == RunPhase::Ready && !isTaken() && !model_.base_hash.empty();
}

void Workbench::takeBody(const JudgeChanged& changed) {
  judge_ = changed.judge;
  model_.judge = judge_.name;
  attackRows_.clear();
  Q_EMIT judgeChanged();
  rebuildSuite(); // scores of two judges never stand side by side
}

void Workbench::noteAttack(const AttackBegun& begun, const AttackConclusion& conclusion) {
  const auto info = std::ranges::find(attacks_, begun.attack, &AttackInfo::name);
  if (info == attacks_.end()) return;
  ProbeResult row;
  row.label = info->tier + " " + info->title;
  row.role = Role::Target;
  row.bad = conclusion.attacked;
  row.interval = conclusion.interval;
  row.control = conclusion.control;
  row.attack = true;
  attackRows_[begun.state][begun.attack] = std::move(row);
  updateEvidence();
}

/// Those of the shown state among the others, worst first; without any, that none was run.
void Workbench::addAttackRows(std::vector<ProbeResult>& leaks) const {
  const auto found = attackRows_.find(shown_);
  if (found == attackRows_.end()) {
    ProbeResult none;
    none.label = "attack";
    none.problem = "not run";
    none.attack = true;
    leaks.push_back(std::move(none));
    return;
  }
  for (const auto& [name, row] : found->second) leaks.push_back(row);
  sort_worst_first(leaks);
}

} // namespace pentimento
