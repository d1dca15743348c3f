// What the workbench tells, into the project: plan, edits, erasures, pictures, counts.
#include <algorithm>

#include <QTimer>

#include "app/project/project_keeper.h"
#include "app/workbench/draw_plan.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/jobs/project/describe_job.h"
#include "core/jobs/project/panel_job.h"
#include "core/jobs/project/restore_edits_job.h"
#include "core/project/manifest.h"

namespace pentimento {
namespace {

constexpr std::uint64_t kEraseSeed = 42; // EraseJob's own

/// What the grid asks, in the words of a plan file.
ProbePart gridPart(const Workbench& bench) {
  ProbePart part{bench.plan(), bench.suite(), allKeys(bench.suite(), bench.plan().seeds), bench.sampling(),
                 bench.judge().folder};
  auto& sampling = part.sampling; // complete, as a record has to be
  if (sampling.scheduler.empty()) sampling.scheduler = bench.model().scheduler;
  if (sampling.width == 0) sampling.width = bench.model().image_size;
  if (sampling.height == 0) sampling.height = bench.model().image_size;
  return part;
}

void setWindowEdits(ProjectDesk& desk, const StackRecord& stack) {
  desk.window.edits.clear();
  for (const auto& layer : stack.layers)
    desk.window.edits.push_back(
        {layer.info, layer.content_hash, desk.project.keep_edit(*layer.delta, layer.content_hash)});
  desk.window.state = stack.state;
  desk.window_changed = true;
}

void endRun(ProjectDesk& desk, const std::string& status, const Document& summary) {
  if (desk.erasing != 0) desk.project.end_run(desk.erasing, status, summary);
}

} // namespace

void ProjectKeeper::connectRecording() {
  connect(&bench_, &Workbench::modelOpening, this, [this](const QString& path) { word_ = path; });
  connect(&bench_, &Workbench::modelOpened, this, &ProjectKeeper::takeModel);
  connect(&bench_, &Workbench::modelRefused, this, [this] {
    if (restoring_) search({});
  });
  connect(&bench_, &Workbench::judgeChanged, this, &ProjectKeeper::takeModel);
  connect(&bench_, &Workbench::suiteChanged, this, &ProjectKeeper::takeSuite);
  connect(&bench_, &Workbench::planChanged, this, &ProjectKeeper::takePlan);
  connect(&bench_.queue(), &PlanQueue::changed, this, &ProjectKeeper::takeQueue);
  connect(&bench_, &Workbench::editsChanged, this, &ProjectKeeper::takeEdits);
  connect(&bench_, &Workbench::pictureProgressed, this, &ProjectKeeper::takeProgress);
  connect(&bench_, &Workbench::pictureDrawn, this, &ProjectKeeper::takePicture);
  connect(&bench_, &Workbench::runChanged, this, &ProjectKeeper::takeRun);
  connect(&bench_, &Workbench::runStarted, this, [this](int steps, int every) {
    erasure_ = {steps, every, {}, {}, {}};
  });
  connect(&bench_, &Workbench::stepsDone, this, [this](const std::vector<StepFigures>& steps) {
    if (bench_.run().running()) erasure_.curves.insert(erasure_.curves.end(), steps.begin(), steps.end());
  });
  connect(&bench_, &Workbench::snapshotComplete, this, &ProjectKeeper::noteSnapshot);
  connect(&bench_, &Workbench::runFinished, this, &ProjectKeeper::finishErasure);
}

void ProjectKeeper::takeModel() {
  if (!thread_) return;
  const auto& info = bench_.model();
  if (restoring_ && word_ != restoringFrom_) { // the user has taken another one meanwhile
    restoring_.reset();
    bench_.setHeld(false);
  }
  if (restoring_ && !restoring_->model.base_hash.empty() && restoring_->model.base_hash != info.base_hash)
    return search({}); // another one lies there now
  switching_ = false;
  const std::string device = info.device == "CPU" ? "cpu" : "cuda", precision = info.precision;
  auto described = [this, device, precision, judge = bench_.judge().folder,
                    to = poster()](const ModelRecord& record) {
    to([record, device, precision, judge](ProjectDesk& desk) {
      desk.grid.open_model(record);
      desk.window.model = place_of(record.model);
      desk.window.device = device;
      desk.window.precision = precision;
      desk.window.judge = judge;
      desk.window_changed = true;
    });
    QMetaObject::invokeMethod(this, [this] {
      if (!restoring_) return;
      post([this, state = restoring_->state, suite = suites_](ProjectDesk& desk) {
        const auto erasure = newest_erasure(desk.project);
        const auto kept = desk.grid.kept(state, erasure ? erasure->snapshots : std::vector<Snapshot>());
        QMetaObject::invokeMethod(this, [this, suite, kept, erasure] { takeKept(kept, erasure, suite); });
      });
    });
  };
  jobs_.submit(std::make_unique<DescribeModelJob>(word_.toStdString(), std::move(described)));
  if (!restoring_) return;
  auto done = [counted = ticket([this] {
                 editsRestored_ = true;
                 release();
               })] {};
  jobs_.submit(std::make_unique<RestoreEditsJob>(thread_->folder(), restoring_->edits, std::move(done)));
}

void ProjectKeeper::takeSuite() {
  ++suites_;
  stopCounting();
  batch_ = {};
  if (!recording()) return;
  post([part = gridPart(bench_)](ProjectDesk& desk) { desk.grid.ask(part); });
}

void ProjectKeeper::takePlan() {
  if (!recording()) return;
  post([plan = bench_.plan()](ProjectDesk& desk) {
    desk.window.plan = plan;
    desk.window_changed = true;
  });
}

void ProjectKeeper::takeQueue() {
  if (!recording()) return;
  post([waiting = bench_.queue().plans()](ProjectDesk& desk) {
    desk.window.waiting = waiting;
    desk.window_changed = true;
  });
}

void ProjectKeeper::takeEdits() {
  stopCounting();
  if (recording() && !restoring_ && !bench_.run().running()) describeStack(true);
}

void ProjectKeeper::describeStack(bool first) {
  auto described = [to = poster()](const StackRecord& record) {
    to([record](ProjectDesk& desk) {
      setWindowEdits(desk, record);
      desk.grid.stack(record);
    });
  };
  jobs_.submit(std::make_unique<DescribeStackJob>(std::move(described)), first);
}

void ProjectKeeper::takeProgress(const std::vector<CellKey>& keys, bool before) {
  if (batch_.keys == keys && batch_.before == before) return;
  writeBatch(); // one that was stopped, or went on in smaller ones when memory ran low
  batch_ = {before, keys, {}};
}

void ProjectKeeper::takePicture(const DrawnPicture& picture, bool before) {
  if (!recording() || feeding_ || before != batch_.before ||
      std::ranges::find(batch_.keys, picture.key) == batch_.keys.end())
    return;
  if (!batch_.pictures.empty() && batch_.pictures.front().state != picture.state) writeBatch();
  batch_.pictures.push_back(picture);
  if (picture.key != batch_.keys.back()) return;
  writeBatch();
  lookWhetherComplete();
}

/// A whole batch at a time, so that a kill leaves no row half drawn.
void ProjectKeeper::writeBatch() {
  if (batch_.pictures.empty() || !recording()) return;
  post([batch = batch_](ProjectDesk& desk) { desk.grid.batch(batch); });
  batch_.pictures.clear();
}

void ProjectKeeper::takeRun(const RunView& run) {
  const bool running = run.running(), resumed = wasStopped_;
  if (running && !wasRunning_) {
    finished_ = false;
    stopCounting();
    if (!resumed) beginErasure();
  } else if (!running && wasRunning_ && recording()) {
    describeStack(true);
    QTimer::singleShot(0, this, [this] { // whether it has finished is said right after this
      if (!finished_)
        post([figures = erasureFigures()](ProjectDesk& desk) { endRun(desk, "interrupted", figures); });
    });
  }
  wasRunning_ = running;
  wasStopped_ = run.phase == RunPhase::Stopped;
}

void ProjectKeeper::beginErasure() {
  erasing_.start();
  if (!recording()) return;
  post([plan = bench_.plan()](ProjectDesk& desk) {
    const auto& model = desk.grid.model();
    ErasePart part{plan, kEraseSeed};
    part.plan.settings =
        resolved_settings(find_method(plan.method).describe(), plan.settings, model.unet_width);
    const RunSetting setting{model.model, model.conditions, Document::array(), model.base_hash};
    const Document own{{"method", plan.method},
                       {"settings", json_of_settings(part.plan.settings)},
                       {"title", plan_title(plan)},
                       {"kept", plan.kept},
                       {"seed", part.seed}};
    const auto id = desk.project.add_plan(plan_title(plan), json_of_erase(part));
    desk.erasing = desk.project.begin_run(id, "erase", run_manifest("erase", setting, own));
  });
}

void ProjectKeeper::noteSnapshot() {
  if (!bench_.run().running()) return; // of an earlier session
  erasure_.snapshots = bench_.snapshots();
  erasure_.counts = bench_.counts();
  if (!recording()) return;
  const auto& shown = erasure_.snapshots;
  const auto before = shown.size() > 1 ? shown[shown.size() - 2].state : std::string();
  post([figures = erasureFigures(), before](ProjectDesk& desk) {
    endRun(desk, "running", figures);
    if (!before.empty()) desk.grid.pass(before);
  });
}

Document ProjectKeeper::erasureFigures() const {
  auto figures = json_of_erasure(erasure_);
  figures["elapsed_s"] = static_cast<double>(erasing_.elapsed()) / 1000.0;
  return figures;
}

void ProjectKeeper::finishErasure() {
  finished_ = true;
  if (!recording() || bench_.edits().empty()) return;
  Document summary{{"out", ""},
                   {"method", bench_.edits().back().method},
                   {"title", bench_.edits().back().name},
                   {"seconds", static_cast<double>(erasing_.elapsed()) / 1000.0}};
  const Snapshot last = bench_.snapshots().empty() ? Snapshot{} : bench_.snapshots().back();
  auto described = [to = poster(), summary, last, figures = erasureFigures()](const ErasedRecord& made) {
    to([made, last, figures, summary](ProjectDesk& desk) {
      if (desk.erasing == 0) return;
      auto whole = summary;
      whole.update({{"matrices", made.layer.delta->entries.size()},
                    {"base", made.base_hash},
                    {"state", made.state},
                    {"content_hash", made.layer.content_hash},
                    {"precision", made.precision},
                    {"device", made.device},
                    {"health", json_of_health(last.health)},
                    {"layers", json_of_layers(last.layers)},
                    {"peak_memory_mib", peak_memory_mib()}});
      whole.update(figures);
      desk.project.add_edit(desk.erasing, *made.layer.delta, -1, made.state, whole["health"]);
      endRun(desk, "done", whole);
    });
  };
  jobs_.submit(std::make_unique<DescribeEditJob>(bench_.edits().back().id, std::move(described)), true);
}

void ProjectKeeper::stopCounting() {
  if (countJob_ != 0) jobs_.stop(std::exchange(countJob_, 0));
  counted_.clear();
}

bool ProjectKeeper::complete(const std::string& state) const {
  const auto& pictures = bench_.pictures();
  if (!recording() || restoring_ || bench_.run().running() || state != bench_.state() ||
      state == pictures.base())
    return false;
  const auto cells = allKeys(bench_.suite(), bench_.plan().seeds);
  return pictures.missing(pictures.base(), cells).empty() && pictures.missing(state, cells).empty();
}

/// Every picture of the state is there, on both sides: its run can be ended with what it comes to.
void ProjectKeeper::lookWhetherComplete() {
  const auto& state = bench_.state();
  if (counted_ == state || !complete(state)) return;
  counted_ = state;
  post([this, state](ProjectDesk& desk) {
    if (!desk.grid.finished(state)) QMetaObject::invokeMethod(this, [this, state] { count(state); });
  });
}

void ProjectKeeper::count(const std::string& state) {
  if (counted_ != state || !complete(state)) return;
  const auto& pictures = bench_.pictures();
  const auto part = gridPart(bench_);
  ProbeOutcome outcome;
  outcome.suite = part.suite;
  for (const auto& key : part.cells) {
    outcome.before.push_back(*pictures.find(pictures.base(), key));
    outcome.after.push_back(*pictures.find(state, key));
  }
  const auto& model = bench_.model();
  PictureRecord record{{}, part.sampling,   model.name,  model.base_hash, state,
                       {}, model.precision, model.device};
  for (const auto& edit : bench_.edits())
    if (edit.on && edit.strength != 0.0)
      record.edits.push_back(edit.name + ":" + QString::number(edit.strength).toStdString());
  auto counted = [to = std::weak_ptr(thread_), state](const Document& panel) {
    if (const auto thread = to.lock())
      thread->post([state, panel](ProjectDesk& desk) { desk.grid.finish(state, panel); });
  };
  countJob_ = jobs_.submit(std::make_unique<PanelJob>(std::move(outcome), bench_.plan(), bench_.vocabulary(),
                                                      std::move(record), std::move(counted)));
}

} // namespace pentimento
