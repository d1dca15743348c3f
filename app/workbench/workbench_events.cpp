// What the engine says, taken in on the GUI thread.
#include <QFile>

#include "app/workbench/workbench.h"
#include "core/jobs/erase_job.h"
#include "core/probes/plans.h"
#include "core/project/record/erasure_record.h"
#include "widgets/models/engine_words.h"

namespace pentimento {

void Workbench::take(const JobEvent& event) {
  const int job = event.job;
  const bool draws = std::holds_alternative<PictureDrawn>(event.body) ||
                     std::holds_alternative<PictureProgress>(event.body) ||
                     std::holds_alternative<PicturePreview>(event.body);
  if (draws && job <= oldSuiteJob_) return; // its rows are those of another suite
  takeAlone(event);
  const auto edited = editJobs_.find(job);
  const auto before = edits_;
  std::visit(
      [&](const auto& body) {
        using Body = std::decay_t<decltype(body)>;
        if constexpr (std::is_same_v<Body, JobProgress>)
          takeProgress(job, body);
        else if constexpr (std::is_same_v<Body, JobEnded>)
          takeEnd(job, body);
        else if constexpr (std::is_same_v<Body, PictureProgress>) {
          drawingJob_ = job;
          if (!body.keys.empty() && body.steps > 0) drawingRow_ = body.keys.front().row;
          Q_EMIT pictureProgressed(body.keys, body.before, body.step, body.steps);
        } else if constexpr (std::is_same_v<Body, PicturePreview>)
          takePreview(body);
        else if constexpr (std::is_same_v<Body, StepsDone>)
          Q_EMIT stepsDone(body.steps, body.layers);
        else if constexpr (std::is_same_v<Body, AttentionDrawn>)
          Q_EMIT attentionDrawn(body);
        else if constexpr (std::is_same_v<Body, JobWarning>)
          Q_EMIT bannerRaised(BannerKind::Warning, QString::fromStdString(body.text));
        else if constexpr (std::is_same_v<Body, FileWritten>)
          Q_EMIT bannerRaised(BannerKind::Done, tr("%1 %2").arg(QString::fromStdString(body.path),
                                                                QString::fromStdString(body.note)));
        else if constexpr (std::is_same_v<Body, AttackNews>) {
          // the attack desk's
        } else if constexpr (std::is_same_v<Body, JobStarted>) {
          if (job == eraseJob_) cost_.turn(PictureCost::Doing::Training, clock_.elapsed());
        } else
          takeBody(body);
      },
      event.body);
  if (edited != editJobs_.end() && edits_ != before) record(edited->second, before, edits_);
  if (edited != editJobs_.end() && std::holds_alternative<JobEnded>(event.body)) editJobs_.erase(job);
  if (const auto* drawn = std::get_if<PictureDrawn>(&event.body); drawn && job == stateJob_)
    factorStates_[{state_, stateFactor_}] = drawn->picture.state;
}

void Workbench::takeBody(const ModelOpened& opened) {
  model_ = opened.info;
  judge_ = opened.judge;
  sampling_ = opened.sampling;
  vocabulary_ = opened.vocabulary;
  methods_ = opened.methods;
  attacks_ = opened.attacks;
  edits_.clear();
  keptEdits_.clear(); // the engine's are gone with the model before
  conflicts_.clear();
  undo_.clear();
  snapshots_.clear();
  counts_.clear();
  cost_.clear();
  factorStates_.clear();
  aloneStates_.clear();
  pictures_.clear();
  pictures_.setBase(model_.base_hash);
  attackRows_.clear();
  state_ = model_.base_hash;
  setRun({RunPhase::Ready});
  Q_EMIT modelOpened();
  const auto seeds = plan_.seeds;
  plan_ = first_plan(vocabulary_);
  plan_.seeds = seeds;
  if (const auto plan = std::exchange(openPlan_, std::nullopt)) plan_ = *plan;
  Q_EMIT planChanged();
  memory_.reset();
  suggest();
  forecast();
  rebuildSuite();
  run_.notReady = notReady();
  setRun(run_);
}

void Workbench::takeBody(const PictureDrawn& drawn) {
  pictures_.add(drawn.picture);
  Q_EMIT pictureDrawn(drawn.picture, drawn.before);
  if (!run_.running()) updateEvidence();
}

void Workbench::takePreview(const PicturePreview& preview) {
  if (!previews_) return; // one that was on its way when they were switched off
  Q_EMIT picturePreviewed(preview);
}

void Workbench::setPreviews(bool on) {
  previews_ = on;
  jobs_.setPreviews(on);
  if (!on) Q_EMIT previewsEnded();
}

void Workbench::takePicture(const DrawnPicture& picture, bool before) {
  pictures_.add(picture);
  Q_EMIT pictureDrawn(picture, before);
}

void Workbench::takeErasure(const ErasureRecord& record) {
  snapshots_ = record.snapshots;
  counts_ = record.counts;
  Q_EMIT runStarted(record.total_steps, record.snapshot_every);
  auto from = record.curves.begin();
  for (const auto& snapshot : snapshots_) { // the curves up to each, with how its layers fared then
    const auto to = std::find_if(from, record.curves.end(),
                                 [&](const StepFigures& figures) { return figures.step > snapshot.step; });
    if (from != to) Q_EMIT stepsDone({from, to}, snapshot.layers);
    from = to;
    Q_EMIT snapshotTaken(snapshot);
  }
  if (from != record.curves.end())
    Q_EMIT stepsDone({from, record.curves.end()}, {}); // it was stopped in between
  for (const auto& counts : counts_) Q_EMIT snapshotComplete(counts);
}

void Workbench::takeBody(const SnapshotTaken& taken) {
  runEdit_ = taken.edit;
  snapshots_.push_back(taken.snapshot);
  if (taken.snapshot.index > 0) // else it is the one before, which draws nothing
    cost_.turn(is_last(taken.snapshot) ? PictureCost::Doing::PicturesOfResult
                                       : PictureCost::Doing::PicturesOnTheWay,
               clock_.elapsed());
  Q_EMIT snapshotTaken(taken.snapshot);
  if (shownSnapshot_ < 0) show(taken.snapshot.state, -1);
}

void Workbench::takeBody(const SnapshotComplete& complete) {
  counts_.push_back(complete.counts);
  cost_.turn(PictureCost::Doing::Training, clock_.elapsed());
  Q_EMIT snapshotComplete(complete.counts);
  updateEvidence();
}

void Workbench::takeBody(const EditsChanged& changed) {
  edits_ = changed.edits;
  for (const auto& edit : edits_) keptEdits_.insert(edit.id);
  conflicts_ = changed.conflicts;
  state_ = changed.state;
  Q_EMIT editsChanged();
  if (run_.running()) return;
  show(state_, -1);
  drawMissing();
}

void Workbench::takeBody(const ConceptsSuggested& suggested) {
  if (suggested.pairs == plan_.pairs) Q_EMIT conceptsSuggested(suggested.kept, suggested.anchors);
}

void Workbench::takeBody(const MemoryForecasted& said) {
  if (said.method != plan_.method || said.settings != plan_.settings) return; // the plan is another by now
  memory_ = said.forecast;
  Q_EMIT memoryForecast();
}

void Workbench::takeProgress(int job, const JobProgress& progress) {
  if (job != eraseJob_ && run_.running()) return; // pictures that a run waits for say nothing about its steps
  if (job == soleJob_ && run_.phase != RunPhase::Ready) return; // a model is being opened that ends it
  RunView view = run_;
  view.unit = engineWords(progress.what);
  if (job == eraseJob_ && progress.what != "step")
    return; // preview pictures of a snapshot do not move the bar back
  view.done = progress.done;
  view.total = progress.total;
  view.secondsLeft = progress.seconds_left;
  if (job == soleJob_)
    view.sentence = soleSentence_;
  else if (!view.running())
    view.sentence = progress.done < progress.total ? tr("Drawing pictures") : QString();
  setRun(view);
}

void Workbench::takeEnd(int job, const JobEnded& end) {
  drawJobs_.erase(job);
  if (job == drawingJob_) Q_EMIT drawingEnded();
  if (job == suggestJob_) suggestJob_ = 0;
  if (job == forecastJob_) forecastJob_ = 0;
  if (job == eraseJob_) return endErasure(end.outcome);
  const auto* failure = std::get_if<Failure>(&end.outcome);
  if (failure) say(*failure);
  if (job == soleJob_) return endAlone();
  if (job == openJob_ && failure) openPlan_.reset();
  if (job == openJob_ && failure)
    setRun({model_.base_hash.empty() ? RunPhase::NoModel : RunPhase::Ready, {}, {}, 0, 0, {}, notReady()});
  else if (!run_.running() && drawJobs_.empty() && run_.phase != RunPhase::Stopped && !isTaken())
    setRun({run_.phase, {}, {}, 0, 0, {}, notReady()});
}

void Workbench::say(const Failure& failure) {
  const QString sentence = QString::fromStdString(failure.sentence());
  Q_EMIT bannerRaised(BannerKind::Error, sentence);
  Q_EMIT failed(sentence);
}

void Workbench::endErasure(const Outcome& outcome) {
  eraseJob_ = 0;
  cost_.turn(PictureCost::Doing::Nothing, clock_.elapsed());
  const int stoppedAt = run_.done, total = run_.total;
  if (const auto* failure = std::get_if<Failure>(&outcome)) {
    setRun({RunPhase::Ready, {}, {}, 0, 0, {}, notReady()});
    say(*failure);
  } else if (std::holds_alternative<Cancelled>(outcome)) {
    setRun({QFile::exists(checkpoint_) ? RunPhase::Stopped : RunPhase::Ready,
            tr("Stopped at step %1").arg(stoppedAt),
            tr("step"),
            stoppedAt,
            total,
            {},
            notReady()});
  } else {
    QFile::remove(checkpoint_);
    setRun({RunPhase::Ready, {}, {}, 0, 0, {}, notReady()});
    Q_EMIT runFinished(QString::fromStdString(runPlan_.method), total);
    Q_EMIT bannerRaised(BannerKind::Done, tr("Erasing finished. The other prompts are being drawn now."));
  }
  if (edits_ != editsBeforeRun_)
    record(tr("Erase %1").arg(QString::fromStdString(plan_title(runPlan_))), editsBeforeRun_, edits_);
  if (shownSnapshot_ < 0) show(state_, -1);
  forecast(); // the plan may be another, and other memory free
  drawMissing();
}

void Workbench::setRun(RunView run) {
  run_ = std::move(run);
  Q_EMIT runChanged(run_);
}

} // namespace pentimento
