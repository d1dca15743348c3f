#include "app/workbench/workbench.h"

#include <algorithm>
#include <iterator>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include "app/workbench/draw_plan.h"
#include "app/workbench/edit_commands.h"
#include "core/jobs/draw_job.h"
#include "core/jobs/edits_job.h"
#include "core/jobs/erase_job.h"
#include "core/jobs/forecast_job.h"
#include "core/jobs/open_model_job.h"
#include "core/jobs/suggest_job.h"

namespace pentimento {

Workbench::Workbench(JobBridge& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {
  clock_.start();
  connect(&jobs_, &JobBridge::eventArrived, this, &Workbench::take);
}

void Workbench::openModel(const QString& path, const QString& device, const QString& precision,
                          const QString& judge) {
  if (run_.running()) return;
  stopDrawing();
  openJob_ = jobs_.submit(std::make_unique<OpenModelJob>(path.toStdString(), device.toStdString(),
                                                         precision.toStdString(), judge.toStdString()));
  setRun({RunPhase::Opening, tr("Opening %1").arg(path), {}, 0, 0, {}, tr("A model is being opened.")});
  Q_EMIT modelOpening(path);
}

void Workbench::setPlan(const Plan& plan) {
  if (plan == plan_) return;
  const bool targetsDiffer = plan.pairs != plan_.pairs;
  plan_ = plan;
  Q_EMIT planChanged();
  if (targetsDiffer) suggest();
  forecast();
  if (!suiteFitsPlan() && !run_.running()) rebuildSuite();
  run_.notReady = notReady();
  setRun(run_);
}

void Workbench::ask(int& job, std::unique_ptr<Job> question) {
  if (job != 0) jobs_.stop(job);
  job = jobs_.submit(std::move(question), true);
}

void Workbench::suggest() {
  if (run_.phase == RunPhase::NoModel || run_.phase == RunPhase::Opening || plan_.pairs.empty()) return;
  ask(suggestJob_, std::make_unique<SuggestJob>(plan_));
}

void Workbench::forecast() {
  if (run_.phase == RunPhase::NoModel || run_.phase == RunPhase::Opening || run_.running()) return;
  ask(forecastJob_, std::make_unique<ForecastJob>(plan_, sampling(), memoryProbe_));
}

bool Workbench::suiteFitsPlan() const {
  return plan_.pairs == suitePlan_.pairs && plan_.kept == suitePlan_.kept && plan_.seeds == suitePlan_.seeds;
}

void Workbench::rebuildSuite() {
  stopDrawing();
  jobs_.stop(againJob_);
  oldSuiteJob_ = std::max({oldSuiteJob_, stoppedJob_, stateJob_, newestAlone_, againJob_});
  const std::string base = pictures_.base();
  pictures_.clear();
  pictures_.setBase(base);
  snapshots_.clear();
  counts_.clear();
  suite_ = suiteNow();
  suitePlan_ = plan_;
  Q_EMIT suiteChanged();
  show(state_, -1);
  drawMissing();
}

QString Workbench::notReady() const {
  if (run_.phase == RunPhase::NoModel || model_.base_hash.empty()) return tr("Open a model first.");
  if (isTaken()) return tr("Wait for “%1”, or stop it.").arg(soleSentence_);
  if (plan_.pairs.empty()) return tr("Add a concept to erase.");
  for (const auto& pair : plan_.pairs) {
    if (pair.target.empty()) return tr("Say what to erase.");
    if (pair.target == pair.anchor) return tr("Target and anchor are the same word.");
  }
  return {};
}

void Workbench::erase() {
  if (run_.running() || !notReady().isEmpty()) return;
  if (!suiteFitsPlan()) rebuildSuite();
  startErasure(false);
}

void Workbench::eraseLater() {
  if (!notReady().isEmpty()) return;
  queue_.add(plan_);
  Q_EMIT bannerRaised(BannerKind::Done, tr("“Erase %1” waits in the queue as number %2.")
                                            .arg(QString::fromStdString(plan_title(plan_)))
                                            .arg(queue_.entries().size()));
  if (run_.running()) setPlan(runPlan_);
}

void Workbench::resumeStopped() {
  if (run_.phase == RunPhase::Stopped) startErasure(true);
}

void Workbench::startErasure(bool resume) {
  stopDrawing();
  if (!resume) {
    snapshots_.clear();
    counts_.clear();
    cost_.clear();
    editsBeforeRun_ = edits_;
    runPlan_ = plan_;
    checkpoint_ =
        QDir(QStandardPaths::writableLocation(QStandardPaths::TempLocation))
            .filePath(QStringLiteral("pentimento-%1.safetensors").arg(QCoreApplication::applicationPid()));
  }
  const auto preview = previewKeys(suite_, plan_.seeds);
  const auto open = wholeRows(pictures_.missing(pictures_.base(), preview), preview);
  if (!open.empty())
    drawJobs_.insert(jobs_.submit(std::make_unique<DrawBeforeJob>(DrawOrder{suite_, open, sampling()})));

  EraseOrder order;
  order.plan = runPlan_;
  order.preview = {suite_, preview, sampling()};
  order.live = keysOnTheWay();
  order.checkpoint = checkpoint_.toStdString();
  order.resume = resume;
  order.edit = resume ? runEdit_ : 0;
  order.on_state = stateSink_;
  eraseJob_ = jobs_.submit(std::make_unique<EraseJob>(std::move(order)));

  const auto method = std::find_if(methods_.begin(), methods_.end(),
                                   [this](const MethodDescription& m) { return m.name == runPlan_.method; });
  int steps = 0, every = 0;
  if (method != methods_.end() && method->trained) {
    const auto all = complete_settings(*method, runPlan_.settings);
    const auto whole = [&](const char* key) {
      const auto found = all.find(key);
      return found == all.end() ? 0 : static_cast<int>(std::get<std::int64_t>(found->second));
    };
    steps = whole("steps");
    every = whole("snapshot_every");
  }
  if (!resume) Q_EMIT runStarted(steps, every);
  setRun({RunPhase::Erasing, tr("Erasing %1").arg(QString::fromStdString(plan_title(runPlan_))), tr("step"),
          0, steps});
  show(pictures_.base(), -1);
}

void Workbench::setPaused(bool paused) {
  if (!run_.running()) return;
  jobs_.setPaused(paused);
  cost_.setPaused(paused, clock_.elapsed());
  run_.phase = paused ? RunPhase::Paused : RunPhase::Erasing;
  setRun(run_);
}

void Workbench::stop() {
  if (isTaken()) return jobs_.stop(soleJob_);
  if (!run_.running()) {
    jobs_.stop(againJob_);
    return stopDrawing();
  }
  jobs_.stop(eraseJob_);
  jobs_.setPaused(false); // what is drawn after it must not wait
  cost_.setPaused(false, clock_.elapsed());
}

void Workbench::discardStopped() {
  if (run_.phase != RunPhase::Stopped) return;
  QFile::remove(checkpoint_);
  snapshots_.clear();
  counts_.clear();
  cost_.clear();
  setRun({RunPhase::Ready, {}, {}, 0, 0, {}, notReady()});
  applyEdits(editsBeforeRun_);
  Q_EMIT runDiscarded();
  Q_EMIT runStarted(0, 0);
}

EditInfo* Workbench::findEdit(std::vector<EditInfo>& edits, int id) const {
  const auto found = std::find_if(edits.begin(), edits.end(), [id](const EditInfo& e) { return e.id == id; });
  return found == edits.end() ? nullptr : &*found;
}

void Workbench::pushEdits(const QString& text, std::vector<EditInfo> after, int mergeKey) {
  if (run_.running() || after == edits_) return;
  record(text, edits_, std::move(after), mergeKey);
}

void Workbench::record(const QString& text, const std::vector<EditInfo>& before, std::vector<EditInfo> after,
                       int mergeKey) {
  undo_.push(new EditsCommand(
      text, before, std::move(after), [this](const std::vector<EditInfo>& edits) { applyEdits(edits); },
      mergeKey));
  forgetEdits(); // what could be redone before cannot any more
}

void Workbench::applyEdits(const std::vector<EditInfo>& edits) {
  if (edits == edits_) return; // what an erasure did is in place already when its command is pushed
  stopDrawing();
  edits_ = edits;
  Q_EMIT editsChanged();
  ask(editsJob_, std::make_unique<SetEditsJob>(edits_)); // in the place of one that waits: the newest counts
}

void Workbench::forgetEdits() {
  if (run_.running() || run_.phase == RunPhase::Stopped) return; // the layer that grows is in no command yet
  auto needed = editsWithinReach(undo_);
  for (const auto* edits : {&edits_, &editsBeforeRun_})
    for (const auto& edit : *edits) needed.insert(edit.id);
  std::vector<int> gone;
  std::set_difference(keptEdits_.begin(), keptEdits_.end(), needed.begin(), needed.end(),
                      std::back_inserter(gone));
  if (gone.empty()) return;
  for (const int id : gone) keptEdits_.erase(id);
  jobs_.submit(std::make_unique<ForgetEditsJob>(std::move(gone)));
}

void Workbench::toggleEdit(int id, bool on) {
  auto after = edits_;
  if (auto* edit = findEdit(after, id)) edit->on = on;
  pushEdits(on ? tr("Switch on") : tr("Switch off"), std::move(after));
}

void Workbench::setStrength(int id, double strength) {
  auto after = edits_;
  if (auto* edit = findEdit(after, id)) edit->strength = strength;
  pushEdits(tr("Strength"), std::move(after), id);
}

void Workbench::renameEdit(int id, const QString& name) {
  auto after = edits_;
  if (auto* edit = findEdit(after, id)) edit->name = name.toStdString();
  pushEdits(tr("Rename"), std::move(after));
}

void Workbench::removeEdit(int id) {
  auto after = edits_;
  std::erase_if(after, [id](const EditInfo& e) { return e.id == id; });
  pushEdits(tr("Remove"), std::move(after));
}

void Workbench::moveEdit(int id, int position) {
  auto after = edits_;
  const auto found = std::find_if(after.begin(), after.end(), [id](const EditInfo& e) { return e.id == id; });
  if (found == after.end() || position < 0 || position >= static_cast<int>(after.size())) return;
  const EditInfo moved = *found;
  after.erase(found);
  after.insert(after.begin() + position, moved);
  pushEdits(tr("Move"), std::move(after));
}

void Workbench::soloEdit(int id) {
  auto after = edits_;
  const bool alone =
      std::all_of(after.begin(), after.end(), [id](const EditInfo& e) { return e.on == (e.id == id); });
  for (auto& edit : after) edit.on = (alone || edit.id == id) && !edit.other_base;
  pushEdits(tr("Solo"), std::move(after));
}

void Workbench::submitEdits(const QString& text, std::unique_ptr<Job> job) {
  if (!run_.running()) editJobs_[jobs_.submit(std::move(job), true)] = text;
}

void Workbench::duplicateEdit(int id) {
  submitEdits(tr("Duplicate"), std::make_unique<DuplicateEditJob>(id));
}

void Workbench::mergeEdits() {
  submitEdits(tr("Merge"), std::make_unique<MergeEditsJob>());
}

void Workbench::openEdit(const QString& path) {
  submitEdits(tr("Open an edit"), std::make_unique<OpenEditJob>(path.toStdString()));
}

void Workbench::exportEdit(int id, const QString& path) {
  jobs_.submit(std::make_unique<ExportJob>(ExportJob::Form::Delta, id, path.toStdString()), true);
}

void Workbench::exportModel(const QString& path, bool singleFile) {
  const auto form = singleFile ? ExportJob::Form::SingleFile : ExportJob::Form::DiffusersFolder;
  jobs_.submit(std::make_unique<ExportJob>(form, 0, path.toStdString()), true);
}

} // namespace pentimento
