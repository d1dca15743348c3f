// Wires the panels to the workbench: values in, intents out. No rule lives here.
#include <algorithm>

#include <QApplication>
#include <QFileDialog>
#include <QTimer>
#include <QVersionNumber>

#include "app/estimate.h"
#include "app/memory_use.h"
#include "app/pages/compare_page.h"
#include "app/pages/grid_page.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "core/probes/plans.h"
#include "core/probes/tally.h"
#include "widgets/models/engine_words.h"
#include "widgets/style/colour_map.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/bars/main_tool_bar.h"
#include "widgets/views/bars/status_strip.h"
#include "widgets/views/docks/queue_panel.h"
#include "widgets/views/docks/token_panel.h"
#include "widgets/views/panels/edits_panel.h"
#include "widgets/views/panels/evidence_panel.h"
#include "widgets/views/panels/plan_panel.h"

namespace pentimento {

void MainWindow::connectRun() {
  connect(actions_->erase, &QAction::triggered, &bench_, &Workbench::erase);
  connect(actions_->eraseLater, &QAction::triggered, &bench_, &Workbench::eraseLater);
  connect(actions_->play, &QAction::triggered, this, [this] {
    const RunPhase phase = bench_.run().phase;
    if (phase == RunPhase::Paused)
      bench_.setPaused(false);
    else if (phase == RunPhase::Stopped)
      bench_.resumeStopped();
    else
      bench_.erase();
  });
  connect(actions_->pause, &QAction::triggered, this, [this] { bench_.setPaused(true); });
  connect(actions_->togglePause, &QAction::triggered, this, [this] {
    if (bench_.run().running()) bench_.setPaused(bench_.run().phase != RunPhase::Paused);
  });
  connect(actions_->stop, &QAction::triggered, &bench_, &Workbench::stop);
  connect(&bench_, &Workbench::runChanged, this, &MainWindow::showRun);
  connect(&bench_, &Workbench::runStarted, this, [this] { runClock_.start(); });
  connect(&bench_, &Workbench::runFinished, this, [this](const QString& method, int steps) {
    if (steps > 0)
      settings_.setSecondsPerStep(method, QString::fromStdString(bench_.model().base_hash),
                                  QString::fromStdString(bench_.model().device),
                                  static_cast<double>(runClock_.elapsed()) / 1000.0 / steps);
    plan_->setEstimate(estimateText(bench_, settings_));
  });
  connect(plan_, &PlanPanel::eraseRequested, actions_->erase, &QAction::trigger);
  connect(plan_, &PlanPanel::pauseRequested, this, [this] { bench_.setPaused(true); });
  connect(plan_, &PlanPanel::resumeRequested, actions_->play, &QAction::trigger);
  connect(plan_, &PlanPanel::stopRequested, actions_->stop, &QAction::trigger);
  connect(plan_, &PlanPanel::discardRequested, &bench_, &Workbench::discardStopped);
}

void MainWindow::showRun(const RunView& run) {
  const bool ready =
      run.notReady.isEmpty() && (run.phase == RunPhase::Ready || run.phase == RunPhase::Stopped);
  actions_->erase->setEnabled(ready);
  actions_->eraseLater->setEnabled(run.notReady.isEmpty() && run.phase != RunPhase::NoModel &&
                                   run.phase != RunPhase::Opening);
  actions_->play->setEnabled(ready || run.phase == RunPhase::Paused);
  actions_->pause->setEnabled(run.phase == RunPhase::Erasing);
  actions_->stop->setEnabled(run.running() || bench_.isTaken());
  actions_->exportEdit->setEnabled(!run.running() && !bench_.edits().empty());
  actions_->exportModel->setEnabled(!run.running() && bench_.run().phase != RunPhase::NoModel);
  actions_->openFolder->setEnabled(!run.running());
  actions_->openMiniature->setEnabled(!run.running());
  actions_->openFile->setEnabled(!run.running());
  edits_->setEnabled(!run.running());

  RunStatus status;
  status.state = run.phase == RunPhase::Erasing   ? RunState::Running
                 : run.phase == RunPhase::Paused  ? RunState::Paused
                 : run.phase == RunPhase::Stopped ? RunState::Stopped
                                                  : RunState::Idle;
  status.done = run.done;
  status.total = run.total;
  status.seconds_left = run.secondsLeft;
  plan_->setRunStatus(status);
  plan_->setNotReady(run.notReady);
  if (run.phase == RunPhase::NoModel || run.phase == RunPhase::Ready) {
    if (run.sentence.isEmpty())
      status_->setIdle(run.phase == RunPhase::NoModel ? tr("No model") : readySentence());
    else
      status_->setProgress(run.sentence, run.unit, run.done, run.total, run.secondsLeft);
  } else if (run.phase == RunPhase::Stopped) {
    status_->setIdle(run.sentence);
  } else {
    status_->setProgress(run.sentence, run.unit, run.done, run.total, run.secondsLeft,
                         run.phase == RunPhase::Paused);
  }
}

QString MainWindow::readySentence() const {
  constexpr double kMs = 1000;
  const PictureCost& cost = bench_.cost();
  if (cost.whole() == 0) return tr("Ready");
  const auto seconds = [&](PictureCost::Doing doing) { return static_cast<double>(cost.spent(doing)) / kMs; };
  return tr("Ready. Erased in %1 s, of which the pictures took %2 s on the way and %3 s at the end (%4 %)")
      .arg(static_cast<double>(cost.whole()) / kMs, 0, 'f', 0)
      .arg(seconds(PictureCost::Doing::PicturesOnTheWay), 0, 'f', 1)
      .arg(seconds(PictureCost::Doing::PicturesOfResult), 0, 'f', 1)
      .arg(100 * cost.share(), 0, 'f', 0);
}

void MainWindow::connectView() {
  connect(actions_->compare, &QAction::triggered, this, &MainWindow::setCompare);
  connect(grid_, &GridPage::cellActivated, this, [this](const CellKey& key) {
    selected_ = key;
    setCompare(true);
  });
  connect(grid_, &GridPage::cellSelected, this, &MainWindow::showSelected);
  connect(grid_, &GridPage::cellSelected, this, &MainWindow::lookAt);
  connect(compare_, &ComparePage::closed, this, [this] { setCompare(false); });
  connect(compare_, &ComparePage::cellChanged, this, &MainWindow::showSelected);
  connect(compare_, &ComparePage::cellChanged, this, &MainWindow::lookAt);
  connect(actions_->previousSnapshot, &QAction::triggered, this, [this] { grid_->stepSnapshot(-1); });
  connect(actions_->nextSnapshot, &QAction::triggered, this, [this] { grid_->stepSnapshot(1); });
  connect(actions_->liveSnapshot, &QAction::triggered, this, [this] { bench_.showSnapshot(-1); });
  connectReveal();
  connect(actions_->present, &QAction::toggled, this, &MainWindow::setPresent);
  connect(actions_->resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
  connect(&bench_, &Workbench::bannerRaised, this, [this](Workbench::BannerKind kind, const QString& text) {
    grid_->banner().say(kind == Workbench::BannerKind::Error     ? BannerKind::Error
                        : kind == Workbench::BannerKind::Warning ? BannerKind::Warning
                                                                 : BannerKind::Done,
                        text);
  });
}

void MainWindow::connectPlan() {
  connect(plan_, &PlanPanel::planEdited, &bench_, &Workbench::setPlan);
  connect(&bench_, &Workbench::planChanged, this, &MainWindow::showPlan);
  connect(&bench_, &Workbench::memoryForecast, this, &MainWindow::showMemory);
  connect(&bench_, &Workbench::conceptsSuggested, this,
          [this](const std::vector<std::string>& kept, const std::vector<std::vector<std::string>>& anchors) {
            suggested_ = kept;
            showSuggestions();
            for (std::size_t row = 0; row < anchors.size(); ++row) {
              QStringList words;
              for (const auto& word : anchors[row]) words << QString::fromStdString(word);
              plan_->setAnchorSuggestions(static_cast<int>(row), words);
            }
          });
  connect(toolBar_, &MainToolBar::seedsEdited, this, [this](const std::vector<std::uint64_t>& seeds) {
    Plan plan = bench_.plan();
    plan.seeds = seeds;
    bench_.setPlan(plan);
  });
  connect(&bench_, &Workbench::pictureDrawn, this, [this](const DrawnPicture& picture, bool before) {
    if (!before || picture.key.row >= static_cast<int>(bench_.suite().cases.size())) return;
    const auto& prompt = bench_.suite().cases[static_cast<std::size_t>(picture.key.row)];
    if (prompt.role != Role::Combined && prompt.word == prompt.judged)
      plan_->setThumbnail(QString::fromStdString(prompt.word),
                          bench_.hides(picture.key.row) ? ImagePtr() : picture.image);
  });
}

void MainWindow::showSuggestions() {
  const auto& kept = bench_.plan().kept;
  QStringList words; // one at a time: keeping it shows the next
  for (const auto& word : suggested_)
    if (words.isEmpty() && std::find(kept.begin(), kept.end(), word) == kept.end())
      words << QString::fromStdString(word);
  plan_->setSuggestions(words);
}

void MainWindow::showModel() {
  suggested_.clear();
  toolBar_->setModel(bench_.model());
  actions_->aboutModel->setEnabled(true);
  actions_->judge->setEnabled(true);
  plan_->setMethods(bench_.methods());
  settings_.addRecentModel(QString::fromStdString(bench_.model().path));
  // Once the plan is filled in: a button that is not enabled yet takes no focus.
  QTimer::singleShot(0, plan_, &PlanPanel::focusErase);
}

void MainWindow::showPlan() {
  const Plan& plan = bench_.plan();
  plan_->setPlan(plan);
  toolBar_->setSeeds(plan.seeds);
  if (!suggested_.empty()) { // by the model's own text states; a kept one leaves a gap until asked again
    showSuggestions();
  } else {
    QStringList words;
    for (const auto& word : suggest_kept(plan, bench_.vocabulary(), 1)) words << QString::fromStdString(word);
    plan_->setSuggestions(words);
  }
  showHint();
  plan_->setEstimate(estimateText(bench_, settings_));
}

void MainWindow::showMemory() {
  const MemoryTexts texts = memoryTexts(bench_);
  plan_->setMemory(texts.line, texts.detail, texts.warning);
}

void MainWindow::showHint() {
  const Plan& plan = bench_.plan();
  const QString target = plan.pairs.empty() ? QString() : QString::fromStdString(plan.pairs.front().target);
  const QString anchor = plan.pairs.empty() ? QString() : QString::fromStdString(plan.pairs.front().anchor);
  plan_->setHint(target.isEmpty() || anchor.isEmpty() ? QString()
                 : bench_.edits().empty()
                     ? tr("Every %1 should become a %2. Watch what still shines through.").arg(target, anchor)
                     : tr("Starts from the unedited model; the new layer adds to the edits below."));
}

void MainWindow::connectEdits() {
  connect(edits_, &EditsPanel::editToggled, &bench_, &Workbench::toggleEdit);
  connect(edits_, &EditsPanel::strengthChanged, &bench_, [this](int id, double strength, bool finished) {
    if (finished) bench_.setStrength(id, strength); // the grid is drawn again on release
  });
  connect(edits_, &EditsPanel::renameRequested, &bench_, &Workbench::renameEdit);
  connect(edits_, &EditsPanel::removeRequested, &bench_, &Workbench::removeEdit);
  connect(edits_, &EditsPanel::moved, &bench_, &Workbench::moveEdit);
  connect(edits_, &EditsPanel::soloRequested, &bench_, &Workbench::soloEdit);
  connect(edits_, &EditsPanel::duplicateRequested, &bench_, &Workbench::duplicateEdit);
  connect(edits_, &EditsPanel::mergeRequested, &bench_, &Workbench::mergeEdits);
  connect(edits_, &EditsPanel::exportRequested, this, [this](int id) {
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the edit"), settings_.lastFolder(),
                                                      tr("Edits (*.safetensors)"));
    if (!file.isEmpty()) bench_.exportEdit(id, file);
  });
  connect(&bench_, &Workbench::editsChanged, this, [this] {
    edits_->setEdits(bench_.edits());
    edits_->setConflicts(bench_.conflicts());
    actions_->exportEdit->setEnabled(!bench_.run().running() && !bench_.edits().empty());
    showHint();
  });
}

void MainWindow::connectEvidence() {
  connect(&bench_, &Workbench::evidenceChanged, this, &MainWindow::showEvidence);
  connect(evidence_, &EvidencePanelView::resultChosen, this, &MainWindow::showWorst);
  connect(&bench_, &Workbench::pictureDrawn, this, [this](const DrawnPicture& picture) {
    if (picture.key == selected_) showSelected(selected_);
  });
  connect(&bench_, &Workbench::shownStateChanged, this, [this] { showSelected(selected_); });
  connect(&bench_, &Workbench::attentionDrawn, this, [this](const AttentionDrawn& attention) {
    attention_ = attention;
    showSelected(selected_);
  });
  connect(&bench_, &Workbench::editsChanged, this, [this] { lookAt(selected_); });
  connect(&bench_, &Workbench::suiteChanged, this, [this] { attention_.reset(); });
}

void MainWindow::lookAt(const CellKey& key) {
  if (key.row >= 0 && key.row < static_cast<int>(bench_.suite().cases.size())) bench_.lookAt(key);
}

void MainWindow::showEvidence(const EvidencePanel& panel, const QString& when) {
  evidence_->setEvidence(panel);
  evidence_->setNote(when);
  const auto judge = bench_.judgeCard();
  evidence_->setJudge(bench_.model().judge.empty()
                          ? std::nullopt
                          : std::optional(JudgeErrors{judge.false_alarms, judge.misses}));
  const Snapshot* shown = nullptr;
  for (const auto& snapshot : bench_.snapshots())
    if (snapshot.state == bench_.shownState() && snapshot.index > 0) shown = &snapshot;
  evidence_->setHealth(shown ? std::optional(shown->health) : std::nullopt);
  evidence_->setLayers(shown ? shown->layers : std::vector<LayerHealth>());
}

/// The picture that a row of the evidence is worst by; of an attack its dock, which has the pictures.
void MainWindow::showWorst(const ProbeResult& result) {
  if (result.attack) {
    auto* dock = findChild<QDockWidget*>(QStringLiteral("attackDock"));
    dock->show();
    dock->raise();
    return;
  }
  const auto key = worst_picture(bench_.suite(), bench_.pictures().list(bench_.shownState()), result);
  if (!key) return;
  if (pages_->currentWidget() == compare_) compare_->showCell(*key);
  grid_->returnTo(*key);
}

void MainWindow::showSelected(const CellKey& key) {
  selected_ = key;
  const auto& suite = bench_.suite();
  if (key.row < 0 || key.row >= static_cast<int>(suite.cases.size()))
    return evidence_->setSelected(std::nullopt);
  const auto& prompt = suite.cases[static_cast<std::size_t>(key.row)];
  tokens_->setPrompt(QString::fromStdString(prompt.text), QString::fromStdString(prompt.word));
  SelectedPicture selected;
  selected.caption = tr("%1, seed %2").arg(QString::fromStdString(prompt.word)).arg(key.seed);
  selected.label = QString::fromStdString(prompt.judged);
  selected.counts_as_leak = asks_for_target(prompt.role);
  selected.threshold = 0.5;
  const bool hidden = bench_.hides(key.row); // its scores are still what they are
  if (const auto* before = bench_.pictures().find(bench_.pictures().base(), key)) {
    if (!hidden) selected.before = before->image;
    selected.score_before = before->score;
  }
  if (bench_.shownState() != bench_.pictures().base())
    if (const auto* after = bench_.pictures().find(bench_.shownState(), key)) {
      if (!hidden) selected.after = after->image;
      selected.score_after = after->score;
    }
  if (attention_ && attention_->key == key) {
    const auto maps = attentionPictures(attention_->before, attention_->after);
    selected.attention_word = QString::fromStdString(attention_->word);
    selected.attention_before = maps.first;
    if (attention_->state == bench_.shownState()) selected.attention_after = maps.second;
  }
  evidence_->setSelected(selected);
}

/// The engine's jobs, then the plans that wait; those have negative ids.
void MainWindow::showQueue() {
  QList<QueueEntry> entries;
  for (const auto& job : jobs_.entries())
    entries << QueueEntry{job.id, engineTitle(job.title),
                          job.running ? QueueState::Running : QueueState::Waiting};
  for (const auto& [id, plan] : bench_.queue().entries())
    entries << QueueEntry{
        -id,
        tr("Erase %1 (%2)")
            .arg(QString::fromStdString(plan_title(plan)), QString::fromStdString(plan.method)),
        QueueState::Waiting,
        0,
        0,
        {},
        true};
  queue_->setEntries(entries);
  queue_->setStartable(!bench_.queue().entries().empty() && bench_.run().phase == RunPhase::Ready &&
                       !bench_.isTaken());
}

void MainWindow::connectQueue() {
  connect(&jobs_, &JobBridge::queueChanged, this, &MainWindow::showQueue);
  connect(&bench_.queue(), &PlanQueue::changed, this, &MainWindow::showQueue);
  connect(queue_, &QueuePanel::cancelRequested, this,
          [this](int id) { id > 0 ? jobs_.stop(id) : bench_.queue().remove(-id); });
  connect(queue_, &QueuePanel::moveRequested, this, [this](int id, int by) { bench_.queue().move(-id, by); });
  connect(queue_, &QueuePanel::startRequested, &bench_.queue(), &PlanQueue::start);
}

void MainWindow::connectStatus() {
  connect(&bench_, &Workbench::shownStateChanged, this,
          [this] { status_->setState(QString::fromStdString(bench_.shownState())); });
  connect(&bench_, &Workbench::failed, status_, &StatusStrip::showError);
  connect(&jobs_, &JobBridge::eventArrived, status_, &StatusStrip::beat);
  auto* timer = new QTimer(this);
  connect(timer, &QTimer::timeout, this, [this] {
    const MemoryUse use = memoryUse();
    status_->setMemory(use.used_gb, use.total_gb);
  });
  timer->start(2000);
}

} // namespace pentimento
