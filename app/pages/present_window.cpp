#include "app/pages/present_window.h"

#include <algorithm>

#include "core/metrics/intervals.h"

namespace pentimento {
namespace {
constexpr int kSeeds = 3;
constexpr int kSoonMs = 33;
} // namespace

PresentWindow::PresentWindow(Workbench& bench, QWidget* parent) : PresentView(parent), bench_(bench) {
  setObjectName("presentWindow");
  setWindowFlag(Qt::Window);
  setWindowTitle(tr("Pentimento"));
  for (const auto& counts : bench_.counts())
    counts_[counts.index] = counts; // a window made after the run shows it too
  evidence_ = bench_.evidence();
  soon_.setSingleShot(true);
  soon_.setInterval(kSoonMs);
  connect(&soon_, &QTimer::timeout, this, &PresentWindow::refresh);
  const auto later = [this] {
    if (!soon_.isActive()) soon_.start();
  };
  connect(&bench_, &Workbench::pictureDrawn, this, later);
  connect(&bench_, &Workbench::runChanged, this, later);
  connect(&bench_, &Workbench::shownStateChanged, this, later);
  connect(&bench_, &Workbench::suiteChanged, this, later);
  connect(&bench_.sensitive(), &SensitivePictures::marksChanged, this, later);
  connect(&bench_, &Workbench::runStarted, this, [this] { counts_.clear(); });
  connect(&bench_, &Workbench::snapshotComplete, this, [this, later](const SnapshotCounts& counts) {
    counts_[counts.index] = counts;
    later();
  });
  connect(&bench_, &Workbench::evidenceChanged, this, [this, later](const EvidencePanel& panel) {
    evidence_ = panel;
    later();
  });
  connect(this, &PresentView::closeRequested, this, &QWidget::hide);
  connect(this, &PresentView::revealToggled, this, [this] {
    revealed_ = !revealed_;
    refresh();
  });
}

void PresentWindow::showEvent(QShowEvent* event) {
  revealed_ = false;
  refresh();
  PresentView::showEvent(event);
}

void PresentWindow::hideEvent(QHideEvent* event) {
  PresentView::hideEvent(event);
  Q_EMIT closed();
}

void PresentWindow::refresh() {
  if (isVisible() || !scene().slotCount) setScene(makeScene());
}

PresentScene PresentWindow::makeScene() const {
  const Plan& plan = bench_.plan();
  const RunView& run = bench_.run();
  PresentScene scene;
  const QString target = plan.pairs.empty() ? QString() : QString::fromStdString(plan.pairs.front().target);
  const QString anchor = plan.pairs.empty() ? QString() : QString::fromStdString(plan.pairs.front().anchor);
  const bool edited = !bench_.edits().empty();
  scene.title = run.running() ? tr("Erasing %1").arg(target)
                : edited      ? tr("%1 erased").arg(target)
                              : tr("What the model draws now");
  if ((run.running() || edited) && !anchor.isEmpty()) scene.detail = tr("drawing %1 instead").arg(anchor);
  if (run.running() && run.total > 0) {
    scene.progress = tr("step %1 of %2").arg(run.done).arg(run.total);
    scene.done = run.done;
    scene.total = run.total;
  }
  scene.evidence = evidence_;
  addRows(scene);
  addStops(scene, {0, plan.seeds.empty() ? 0 : plan.seeds.front()});
  return scene;
}

void PresentWindow::addRows(PresentScene& scene) const {
  const auto& cases = bench_.suite().cases;
  const QString target =
      bench_.plan().pairs.empty() ? QString() : QString::fromStdString(bench_.plan().pairs.front().target);
  const auto& pictures = bench_.pictures();
  const bool untouched = bench_.shownState() == pictures.base() && bench_.shownSnapshot() < 0;
  for (const Role role : {Role::Target, Role::Synonym, Role::Kept}) {
    const auto found =
        std::find_if(cases.begin(), cases.end(), [&](const auto& one) { return one.role == role; });
    if (found == cases.end()) continue;
    PresentRow row;
    const bool hidden = bench_.sensitive().isMarked(*found) && !revealed_;
    row.word = hidden ? tr("hidden") : QString::fromStdString(found->word);
    row.role = role == Role::Target    ? tr("Asked for")
               : role == Role::Synonym ? (hidden ? tr("Means the same") : tr("Also means %1").arg(target))
                                       : tr("Must stay");
    for (const auto seed : bench_.plan().seeds) {
      if (row.cells.size() == kSeeds) break;
      const CellKey key{static_cast<int>(found - cases.begin()), seed};
      PresentCell cell;
      cell.hidden = hidden;
      if (const auto* before = pictures.find(pictures.base(), key)) cell.before = before->image;
      if (const auto* after = untouched ? nullptr : pictures.find(bench_.shownState(), key)) {
        cell.after = after->image;
        cell.verdict = after->verdict;
      }
      row.cells << cell;
    }
    scene.rows << row;
  }
}

void PresentWindow::addStops(PresentScene& scene, const CellKey& pinned) const {
  const auto& snapshots = bench_.snapshots();
  const auto& pictures = bench_.pictures();
  const auto& cases = bench_.suite().cases;
  const bool hidden = !cases.empty() && bench_.sensitive().isMarked(cases.front()) && !revealed_;
  const auto picture = [&](const std::string& state) {
    const auto* found = hidden ? nullptr : pictures.find(state, pinned);
    return found ? found->image : ImagePtr();
  };
  scene.stops << PresentStop{picture(pictures.base()), {}, {}};
  for (std::size_t i = 1; i < snapshots.size(); ++i) {
    PresentStop stop{picture(snapshots[i].state), {}, {}};
    if (const auto found = counts_.find(snapshots[i].index); found != counts_.end()) {
      stop.counts = found->second;
      stop.leak = wilson(found->second.leak);
    }
    scene.stops << stop;
  }
  int planned = 0;
  if (snapshots.size() > 1 && bench_.run().running() && snapshots[1].step > 0)
    planned = (bench_.run().total + snapshots[1].step - 1) / snapshots[1].step + 1;
  scene.slotCount = std::max({planned, static_cast<int>(scene.stops.size()), 2});
  const int shown = bench_.shownSnapshot();
  scene.current = shown >= 0 ? shown : static_cast<int>(scene.stops.size()) - 1;
}

} // namespace pentimento
