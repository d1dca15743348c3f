// Opening, bringing back and closing. What is written meanwhile: project_keeper_record.cpp.
#include "app/project/project_keeper.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include "core/base/error.h"
#include "core/jobs/project/embed_job.h"
#include "core/jobs/project/replay_job.h"

namespace pentimento {
namespace {

constexpr int kPicturesAtATime = 6; // each moves the grid; the event loop is let go in between
constexpr int kLookEveryMs = 20;
constexpr int kWarm = 32; // of each kind: as many as the online detector begins with, and some
constexpr int kLongestWaitMs = 10'000;

QString text(const Failure& failure) {
  return QString::fromStdString(failure.sentence());
}

} // namespace

ProjectKeeper::ProjectKeeper(Workbench& bench, JobBridge& jobs, QObject* parent)
    : QObject(parent), bench_(bench), jobs_(jobs) {
  connectRecording();
}

ProjectKeeper::~ProjectKeeper() = default; // threads end by themselves, with all that was posted

QString ProjectKeeper::folder() const {
  return thread_ ? QString::fromStdString(thread_->folder().string()) : QString();
}

QString ProjectKeeper::name() const {
  return QFileInfo(folder()).completeBaseName();
}

void ProjectKeeper::post(ProjectThread::Task task) {
  if (thread_) thread_->post(std::move(task));
}

std::shared_ptr<void> ProjectKeeper::ticket(std::function<void()> gone) {
  ++onTheWay_;
  return {nullptr, [this, gone = std::move(gone)](void*) { // by the engine, with its job, however that ended
            QMetaObject::invokeMethod(this, [this, gone] {
              --onTheWay_;
              if (gone) gone();
            });
          }};
}

std::function<void(ProjectThread::Task)> ProjectKeeper::poster() {
  return [to = std::weak_ptr(thread_), counted = ticket()](ProjectThread::Task task) {
    if (const auto thread = to.lock()) thread->post(std::move(task));
  };
}

ProjectCallbacks ProjectKeeper::callbacks(int number) {
  const auto later = [this](auto what) { QMetaObject::invokeMethod(this, std::move(what)); };
  ProjectCallbacks said;
  said.opened = [this, later, number](const std::optional<WindowState>& window,
                                      const std::filesystem::path& copy) {
    later([this, number, window, copy = QString::fromStdString(copy.string())] {
      takeOver(number, window, copy);
    });
  };
  said.refused = [this, later, number](const Failure& failure) {
    later([this, number, failure] {
      if (number != openings_) return;
      const auto thread = std::exchange(opening_, nullptr);
      Q_EMIT refused(QString::fromStdString(thread->folder().string()), text(failure));
    });
  };
  said.stuck = [this, later](const Failure& failure) {
    later([this, failure] { Q_EMIT stuck(text(failure)); });
  };
  said.unstuck = [this, later] { later([this] { Q_EMIT unstuck(); }); };
  said.failed = [this, later](const Failure& failure) {
    later([this, failure] { Q_EMIT warned(text(failure)); });
  };
  return said;
}

void ProjectKeeper::open(const QString& folder) {
  const QString whole = QDir::cleanPath(QDir(folder).absolutePath());
  if (thread_ && this->folder() == whole) return;
  opening_ = std::make_shared<ProjectThread>(whole.toStdString(), callbacks(++openings_));
}

void ProjectKeeper::takeOver(int number, const std::optional<WindowState>& window, const QString& keptCopy) {
  if (number != openings_) return; // another was asked for since
  stopCounting();
  bench_.stop();
  if (thread_ && (onTheWay_ > 0 ||
                  bench_.run().running())) { // what the engine still has to say belongs to the project before
    QTimer::singleShot(kLookEveryMs, this,
                       [this, number, window, keptCopy] { takeOver(number, window, keptCopy); });
    return;
  }
  std::erase_if(closing_, [](const Thread& thread) { return thread->ended(); });
  if (thread_) {
    thread_->finish();
    closing_.push_back(thread_);
  }
  thread_ = std::exchange(opening_, nullptr);
  bench_.setStateSink([to = std::weak_ptr(thread_)](const StackRecord& record) {
    if (const auto thread = to.lock()) thread->post([record](ProjectDesk& desk) { desk.grid.stack(record); });
  });
  switching_ = true;
  searched_ = false;
  restoring_.reset();
  bench_.queue().setPlans(window ? window->waiting : std::vector<Plan>());
  Q_EMIT opened(folder(), keptCopy);
  if (!window || window->model.path.empty()) {
    bench_.setHeld(false);
    Q_EMIT modelAsked();
    return;
  }
  restoring_ = window;
  restore(window->model);
}

void ProjectKeeper::restore(const ModelPlace& place) {
  if (place.path != "miniature" && !QFileInfo::exists(QString::fromStdString(place.path))) return search({});
  editsRestored_ = picturesRestored_ = false;
  restoringFrom_ = QString::fromStdString(place.path);
  bench_.openWith(restoring_->plan);
  bench_.setHeld(true);
  bench_.openModel(restoringFrom_, QString::fromStdString(restoring_->device),
                   QString::fromStdString(restoring_->precision), QString::fromStdString(restoring_->judge));
}

/// By its hash, beside where it was and beside the project; once, then the user is asked.
void ProjectKeeper::search(const std::string& asked) {
  const auto& gone = restoring_->model;
  if (std::exchange(searched_, true) && asked.empty())
    return Q_EMIT modelMissing(QString::fromStdString(gone.name), QString::fromStdString(gone.path));
  post([this, recorded = restoring_->model, asked](ProjectDesk& desk) {
    std::optional<ModelPlace> found;
    try {
      found = find_model(recorded, asked, {desk.project.folder().parent_path()});
      remember_model(desk.project.path_of("models.json"), *found);
    } catch (const Error&) { // the user is asked
    }
    QMetaObject::invokeMethod(this, [this, recorded, found] {
      if (!restoring_) return;
      if (found) return restore(*found);
      Q_EMIT modelMissing(QString::fromStdString(recorded.name), QString::fromStdString(recorded.path));
    });
  });
}

void ProjectKeeper::findModelAt(const QString& path) {
  if (restoring_) search(path.toStdString());
}

void ProjectKeeper::takeKept(KeptPictures kept, std::optional<ErasureRecord> erasure, int suite) {
  if (!restoring_) return;
  kept_.clear();
  fed_ = 0;
  keptErasure_.reset();
  if (suite == suites_) { // else the plan was changed meanwhile
    if (!kept.left_out.empty()) Q_EMIT warned(QString::fromStdString(kept.left_out));
    for (auto& picture : kept.before) kept_.emplace_back(std::move(picture), true);
    for (auto& picture : kept.on_the_way) kept_.emplace_back(std::move(picture), false);
    for (auto& picture : kept.after) kept_.emplace_back(std::move(picture), false);
    keptErasure_ = std::move(erasure);
  }
  feed();
}

void ProjectKeeper::feed() {
  feeding_ = true;
  for (int i = 0; i < kPicturesAtATime && fed_ < kept_.size(); ++i, ++fed_)
    bench_.takePicture(kept_[fed_].first, kept_[fed_].second);
  feeding_ = false;
  if (fed_ < kept_.size()) {
    QTimer::singleShot(0, this, [this, suite = suites_] {
      if (suite != suites_) kept_.clear(), keptErasure_.reset(), fed_ = 0;
      feed();
    });
    return;
  }
  kept_.clear();
  picturesRestored_ = true;
  release();
}

void ProjectKeeper::release() {
  if (!restoring_ || !editsRestored_ || !picturesRestored_) return;
  const auto selected = restoring_->selected;
  restoring_.reset();
  if (keptErasure_) bench_.takeErasure(*keptErasure_);
  keptErasure_.reset();
  describeStack(false);
  bench_.updatePictures();
  bench_.setHeld(false);
  lookWhetherComplete();
  embed();
  Q_EMIT restored(selected);
}

/// The label queue begins with pictures from before the edit, as the judge sees them.
void ProjectKeeper::embed() {
  std::vector<DrawnPicture> some;
  int asking = 0, others = 0;
  for (const auto& picture : bench_.pictures().list(bench_.pictures().base())) {
    const bool asks = asks_for_target(bench_.suite().cases[static_cast<std::size_t>(picture.key.row)].role);
    if (!picture.embedding && picture.score && ++(asks ? asking : others) <= kWarm) some.push_back(picture);
  }
  if (some.empty()) return;
  auto sink = [this, suite = suites_](const std::vector<DrawnPicture>& seen) {
    QMetaObject::invokeMethod(this, [this, suite, seen] {
      if (suite != suites_) return;
      feeding_ = true;
      for (const auto& picture : seen) bench_.takePicture(picture, true);
      feeding_ = false;
    });
  };
  jobs_.submit(std::make_unique<EmbedJob>(std::move(some), std::move(sink)));
}

void ProjectKeeper::select(const CellKey& key) {
  if (recording() && !restoring_)
    post([key](ProjectDesk& desk) {
      desk.window.selected = key;
      desk.window_changed = true;
    });
}

void ProjectKeeper::replay(const CellKey& key) {
  if (!recording() || bench_.run().running())
    return Q_EMIT notReplayed(tr("A picture can be replayed once nothing is being erased."));
  auto state = bench_.shownState();
  if (!bench_.pictures().find(state, key)) state = bench_.pictures().base();
  post([this, state, key](ProjectDesk& desk) {
    const auto row = desk.grid.row_of(state, key);
    Document manifest;
    if (row != 0) manifest = desk.project.manifest_of(desk.project.cell(row));
    QMetaObject::invokeMethod(this, [this, manifest, key] {
      if (manifest.is_null())
        return Q_EMIT notReplayed(
            tr("This picture is not in the project: it belongs to a state on the way."));
      auto sink = [this, key, counted = ticket()](const ReplayResult& result) {
        QMetaObject::invokeMethod(this, [this, key, result] { Q_EMIT replayed(key, result); });
      };
      jobs_.submit(std::make_unique<ReplayJob>(manifest, std::move(sink)), true);
    });
  });
}

void ProjectKeeper::close() {
  if (!thread_) return;
  stopCounting();
  bench_.stop();
  QElapsedTimer waited;
  waited.start();
  while ((onTheWay_ > 0 || bench_.run().running()) && waited.elapsed() < kLongestWaitMs) {
    QEventLoop events;
    QTimer::singleShot(kLookEveryMs, &events, &QEventLoop::quit);
    events.exec(QEventLoop::ExcludeUserInputEvents);
  }
  thread_.reset();
  opening_.reset();
  closing_.clear();
}

} // namespace pentimento
