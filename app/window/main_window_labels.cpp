// Wires the label queue: pictures of a run go to the detector, its questions to the dock and the grid,
// answers back.
#include <set>

#include <QDateTime>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QStandardPaths>
#include <QTimer>

#include "app/pages/grid_page.h"
#include "app/project/project_keeper.h"
#include "app/window/main_window.h"
#include "app/workbench/draw_plan.h"
#include "core/base/error.h"
#include "widgets/editors/dock_switch.h"
#include "widgets/models/grid_model.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/docks/label_queue_view.h"
#include "widgets/views/grid_view.h"

namespace pentimento {
namespace {

constexpr int kShowEveryMs = 100;

/// Labels are people's work: they go into the project, else where the system keeps programs' data, one file a
/// run.
std::filesystem::path newLabelLog(const std::string& target, const QString& project) {
  const QDir folder(
      (project.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : project) +
      "/labels");
  if (!folder.mkpath(".")) return {};
  QString name = QString::fromStdString(target).simplified();
  for (QChar& letter : name)
    if (!letter.isLetterOrNumber()) letter = '-';
  return folder
      .filePath(QDateTime::currentDateTime().toString("yyyyMMdd-hhmmss-zzz-") + name.left(40) + ".jsonl")
      .toStdString();
}

} // namespace

void MainWindow::connectLabels() {
  auto* later = new QTimer(this); // pictures come in batches: the dock follows once a batch
  later->setSingleShot(true);
  later->setInterval(kShowEveryMs);
  connect(later, &QTimer::timeout, this, &MainWindow::showLabels);
  connect(&labels_, &LabelDesk::changed, later, [later] {
    if (!later->isActive()) later->start();
  });
  connect(&bench_, &Workbench::runStarted, this, &MainWindow::beginLabels);
  connect(&bench_, &Workbench::suiteChanged, this, [this] { labels_.begin({}, {}); });
  connect(&bench_, &Workbench::pictureDrawn, &labels_, [this](const DrawnPicture& picture, bool before) {
    before ? labels_.takeBefore(picture) : labels_.takeAfter(picture);
  });
  connect(labelQueue_, &LabelQueueView::answered, &labels_, &LabelDesk::answer);
  connect(labelQueue_, &LabelQueueView::skipped, &labels_, &LabelDesk::skip);
  connect(labelQueue_, &LabelQueueView::undoRequested, &labels_, &LabelDesk::undo);
  connect(labelQueue_, &LabelQueueView::saveRequested, this, &MainWindow::askToSaveLabelled);
  connect(labelQueue_, &LabelQueueView::secondRaterToggled, &labels_, &LabelDesk::setSecondRater);
  connect(labelQueue_, &LabelQueueView::answered, this,
          &MainWindow::showLabels); // a person waits for the next one
  connect(labelQueue_, &LabelQueueView::skipped, this, &MainWindow::showLabels);
  connect(labelQueue_, &LabelQueueView::undoRequested, this, &MainWindow::showLabels);
  QDockWidget* dock = labelDock_;
  connect(dock->toggleViewAction(), &QAction::triggered, labelQueue_, [this](bool on) {
    if (on) labelQueue_->setFocus();
  });
  connect(&grid_->grid(), &GridView::labelRequested, this, [this, dock](const CellKey& key) {
    dock->show();
    dock->raise();
    labelQueue_->choose(labels_.questionAt(key));
  });
}

void MainWindow::askToSaveLabelled() {
  const QString folder = QFileDialog::getSaveFileName(this, tr("Save the labelled pictures in a new folder"),
                                                      settings_.lastFolder() + QStringLiteral("/labelled"));
  if (!folder.isEmpty()) saveLabelled(folder);
}

void MainWindow::saveLabelled(const QString& folder) {
  try {
    const auto saved = labels_.saveLabelled(folder.toStdString());
    grid_->banner().say(
        BannerKind::Done,
        tr("%1 pictures with a leak and %2 clean ones lie in %3; %4 answered ones are left out. "
           "Model, Judge trains a judge on them.")
            .arg(saved.leaks)
            .arg(saved.clean)
            .arg(folder)
            .arg(saved.leftOut));
  } catch (const Error& error) {
    grid_->banner().say(BannerKind::Error, QString::fromStdString(error.what()));
  }
}

LabelPlan MainWindow::labelPlan(int steps, int snapshotEvery) const {
  LabelPlan plan;
  plan.suite = bench_.suite();
  for (const auto& pair : bench_.plan().pairs) plan.target += (plan.target.empty() ? "" : ", ") + pair.target;
  const int snapshots = snapshotEvery > 0 ? (steps + snapshotEvery - 1) / snapshotEvery : 1;
  plan.planned = plannedTargetPictures(bench_.suite(), bench_.plan().seeds, snapshots, bench_.keysOnTheWay());
  plan.budget = labelQueue_->budget();
  return plan;
}

void MainWindow::beginLabels(int steps, int snapshotEvery) {
  LabelPlan plan = labelPlan(steps, snapshotEvery);
  plan.log = newLabelLog(plan.target, keeper_->folder());
  labels_.begin(std::move(plan), bench_.pictures().list(bench_.pictures().base()));
}

/// The newest log of a project that has been opened again, where it is about the pictures that are here.
void MainWindow::resumeLabels() {
  if (bench_.snapshots().empty()) return;
  const QDir folder(keeper_->folder() + "/labels");
  const auto logs = folder.entryList({"*.jsonl"}, QDir::Files, QDir::Name | QDir::Reversed);
  if (logs.isEmpty()) return;
  std::vector<DrawnPicture> after;
  for (const auto& snapshot : bench_.snapshots()) {
    if (snapshot.index == 0) continue; // before the edit
    for (auto& picture : bench_.pictures().list(snapshot.state)) {
      picture.snapshot = snapshot.index;
      after.push_back(std::move(picture));
    }
  }
  const Snapshot& last = bench_.snapshots().back();
  LabelPlan plan = labelPlan(last.total_steps, 0);
  plan.log = folder.filePath(logs.front()).toStdString();
  if (!labels_.resume(std::move(plan), after)) beginLabels(last.total_steps, 0);
}

void MainWindow::showLabels() {
  const LabelQueue queue = labels_.queue();
  labelQueue_->setQueue(queue, labels_.canUndo());
  const auto cells = labels_.askedCells();
  grid_->model().setAsked({cells.begin(), cells.end()});
  labelSwitch_->setCount(static_cast<int>(queue.open.size()));
}

} // namespace pentimento
