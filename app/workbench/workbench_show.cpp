// What the workbench shows: which state, which pictures are still to be drawn, and what they prove.
#include "app/workbench/draw_plan.h"
#include "app/workbench/workbench.h"
#include "core/jobs/attention_job.h"
#include "core/jobs/draw_job.h"
#include "core/jobs/erase_job.h"
#include "core/jobs/tokens_job.h"
#include "core/probes/tally.h"

namespace pentimento {

SamplingSettings Workbench::sampling() const {
  return sampling_;
}

void Workbench::setSampling(const SamplingSettings& sampling) {
  if (sampling == sampling_ || run_.running()) return;
  sampling_ = sampling;
  forecast();
  if (!suite_.cases.empty()) rebuildSuite();
}

JudgeCard Workbench::judgeCard() const {
  JudgeCard card;
  measure_judge(card, suite_, pictures_.list(pictures_.base()), plan_, vocabulary_);
  return card;
}

void Workbench::show(const std::string& state, int snapshot) {
  shown_ = state;
  shownSnapshot_ = snapshot;
  Q_EMIT shownStateChanged();
  updateEvidence();
}

void Workbench::showSnapshot(int index) {
  if (index < 0 || index >= static_cast<int>(snapshots_.size())) {
    show(run_.running() && !snapshots_.empty() ? snapshots_.back().state : state_, -1);
    return;
  }
  show(snapshots_[static_cast<std::size_t>(index)].state, index);
}

void Workbench::scrubTo(int index) {
  showSnapshot(index + 1 == static_cast<int>(snapshots_.size()) ? -1 : index);
}

std::vector<CellKey> Workbench::keysOnTheWay() const {
  return allAtSnapshots_ ? previewKeys(suite_, plan_.seeds) : liveKeys(suite_, plan_.seeds);
}

void Workbench::updateEvidence() {
  const bool nothingEdited = shown_ == pictures_.base();
  const bool onTheWay = !snapshots_.empty() && !is_last(snapshots_.back());
  const bool half =
      run_.running() && shownSnapshot_ < 0 && !nothingEdited && !counts_.empty() &&
      !pictures_.missing(shown_, onTheWay ? keysOnTheWay() : previewKeys(suite_, plan_.seeds)).empty();
  if (half)
    return; // a snapshot whose pictures are still coming: the one before it stands until they are there
  evidence_ = tally(suite_, pictures_.list(pictures_.base()),
                    nothingEdited ? std::vector<DrawnPicture>() : pictures_.list(shown_), plan_, vocabulary_);
  if (!nothingEdited && !run_.running()) addAttackRows(evidence_.leaks);
  QString when;
  if (shownSnapshot_ >= 0)
    when = shownSnapshot_ == 0 ? tr("before") : tr("snapshot %1").arg(shownSnapshot_);
  else if (run_.running() && snapshots_.size() > 1)
    when = tr("snapshot %1").arg(snapshots_.size() - 1);
  else if (!nothingEdited)
    when = tr("now");
  Q_EMIT evidenceChanged(evidence_, when);
}

void Workbench::stopDrawing() {
  for (const int id : std::exchange(drawJobs_, {})) {
    jobs_.stop(id);
    stoppedJob_ = std::max(stoppedJob_, id);
  }
}

void Workbench::setHeld(bool held) {
  held_ = held;
  if (!held_) drawMissing();
}

void Workbench::drawMissing() {
  if (held_ || run_.running() || suite_.cases.empty() || pictures_.base().empty()) return;
  stopDrawing();
  const bool edited = state_ != pictures_.base();
  const auto submit = [&](const std::vector<CellKey>& keys, bool before) {
    DrawOrder order{suite_, wholeRows(pictures_.missing(before ? pictures_.base() : state_, keys), keys),
                    sampling()};
    if (order.keys.empty()) return;
    if (before)
      drawJobs_.insert(jobs_.submit(std::make_unique<DrawBeforeJob>(std::move(order))));
    else
      drawJobs_.insert(jobs_.submit(std::make_unique<DrawAfterJob>(std::move(order))));
  };
  for (const auto& turn : drawingTurns()) {
    submit(turn, true);
    if (edited) submit(turn, false);
  }
}

void Workbench::drawAtStrength(const CellKey& key, double factor) {
  if (run_.running() || edits_.empty()) return;
  auto edits = edits_;
  for (auto& edit : edits) edit.strength *= factor;
  stateFactor_ = factor;
  DrawOrder order{suite_, {}, sampling()};
  for (const auto seed : plan_.seeds) order.keys.push_back({key.row, seed}); // the grid's batch shape
  stateJob_ = jobs_.submit(std::make_unique<DrawStateJob>(std::move(order), std::move(edits)), true);
}

std::string Workbench::stateAtStrength(double factor) const {
  const auto found = factorStates_.find({state_, factor});
  return found == factorStates_.end() ? std::string() : found->second;
}

void Workbench::lookAt(const CellKey& key) {
  constexpr double kSlowMs = 2000;
  const auto* before = pictures_.find(pictures_.base(), key);
  if (run_.running() || !before || before->elapsed_ms > kSlowMs) return;
  ask(attentionJob_,
      std::make_unique<AttentionJob>(suite_.cases[static_cast<std::size_t>(key.row)], key, sampling()));
}

void Workbench::readPrompt(const QString& prompt, const QString& word) {
  if (model_.base_hash.empty()) return;
  auto read = [this](const TokenTable& table) { // on the engine thread
    QMetaObject::invokeMethod(this, [this, table] { Q_EMIT promptRead(table); });
  };
  ask(tokensJob_, std::make_unique<TokensJob>(prompt.toStdString(), word.toStdString(), std::move(read)));
}

void Workbench::runCellAgain(const CellKey& key) {
  if (run_.running()) return;
  DrawOrder order{suite_, {}, sampling()};
  for (const auto seed : plan_.seeds) order.keys.push_back({key.row, seed});
  againJob_ = jobs_.submit(std::make_unique<DrawAfterJob>(std::move(order)),
                           true); // asked for: none of those that may be put off
}

} // namespace pentimento
