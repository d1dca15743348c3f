#include "app/pages/grid_page.h"

#include <QMenu>
#include <QVBoxLayout>

#include "app/pages/timeline_desk.h"
#include "app/workbench/draw_plan.h"
#include "core/metrics/intervals.h"
#include "widgets/models/grid_fold_proxy.h"
#include "widgets/models/grid_model.h"
#include "widgets/views/bars/banner.h"
#include "widgets/views/grid_head.h"
#include "widgets/views/grid_view.h"
#include "widgets/views/timeline_tools.h"
#include "widgets/views/timeline_view.h"

namespace pentimento {

GridPage::GridPage(Workbench& bench, QWidget* parent)
    : QWidget(parent), bench_(bench), model_(new GridModel(this)), fold_(new GridFoldProxy(this)),
      view_(new GridView(this)), timeline_(new TimelineView(this)),
      desk_(new TimelineDesk(bench, *timeline_, [this] { return pinned(); })), banner_(new Banner(this)) {
  setObjectName("gridPage");
  fold_->setSourceModel(model_);
  view_->setFold(fold_);
  view_->setObjectName("grid");
  timeline_->setObjectName("timeline");
  head_ = new GridHead(view_, this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(banner_);
  column->addWidget(head_);
  column->addWidget(view_, 1);
  column->addWidget(timeline_);
  connectGrid();
  connectSensitive();
  connectTimeline();
}

void GridPage::connectGrid() {
  connect(&bench_, &Workbench::suiteChanged, this, &GridPage::newSuite);
  connect(&bench_, &Workbench::pictureDrawn, this, &GridPage::takePicture);
  connect(&bench_, &Workbench::pictureProgressed, model_, &GridModel::setProgress);
  connect(&bench_, &Workbench::picturePreviewed, this, [this](const PicturePreview& preview) {
    if (preview.before || preview.state == bench_.shownState()) // not half strength, or an edit alone
      model_->setPreviews(preview.keys, preview.before, preview.rough);
  });
  connect(&bench_, &Workbench::previewsEnded, model_, &GridModel::clearPreviews);
  connect(&bench_, &Workbench::drawingEnded, model_, &GridModel::clearProgress);
  connect(&bench_, &Workbench::shownStateChanged, this, &GridPage::showState);
  connect(&bench_, &Workbench::snapshotComplete, fold_, &GridFoldProxy::snapshotComplete);
  connect(view_, &GridView::cellActivated, this, &GridPage::cellActivated);
  connect(view_, &GridView::cellSelected, this, &GridPage::cellSelected);
  connect(view_, &GridView::cellSelected, this, &GridPage::showThumbnails);
  connect(view_, &GridView::retryRequested, &bench_, &Workbench::runCellAgain);
  connect(view_, &GridView::visibleRowsChanged, &bench_, [this](const QList<int>& rows) {
    bench_.setVisibleRows({rows.begin(), rows.end()});
  });
}

void GridPage::connectTimeline() {
  timeline_->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(timeline_, &QWidget::customContextMenuRequested, this, &GridPage::askPin);
  connect(timeline_, &TimelineView::snapshotSelected, &bench_, &Workbench::scrubTo);
  connect(&bench_, &Workbench::runStarted, this, [this](int steps, int every) {
    timeline_->clear();
    timeline_->setPlannedSteps(steps, every);
    showThumbnails();
  });
  connect(&bench_, &Workbench::snapshotTaken, this, [this](const Snapshot& snapshot) {
    timeline_->addSnapshot(snapshot);
    showThumbnails();
  });
  connect(&bench_, &Workbench::snapshotComplete, this, [this](const SnapshotCounts& counts) {
    timeline_->setCounts(counts, wilson(counts.leak));
    showThumbnails();
  });
}

void GridPage::connectSensitive() {
  SensitivePictures& sensitive = bench_.sensitive();
  connect(&sensitive, &SensitivePictures::revealedChanged, model_, &GridModel::setRevealed);
  connect(&sensitive, &SensitivePictures::revealedChanged, this, &GridPage::showThumbnails);
  connect(&sensitive, &SensitivePictures::marksChanged, this, [this] {
    model_->setMarks(bench_.sensitive().marked(bench_.suite()));
    showThumbnails();
  });
  connect(view_, &GridView::menuAboutToShow, this, [this](QMenu* menu, const CellKey& key) {
    const auto& prompt = bench_.suite().cases[static_cast<std::size_t>(key.row)];
    menu->addSeparator();
    auto* hide = menu->addAction(
        tr("Hide pictures of “%1” until revealed").arg(QString::fromStdString(prompt.judged)));
    hide->setCheckable(true);
    hide->setChecked(bench_.sensitive().isMarked(prompt));
    connect(hide, &QAction::toggled, this,
            [this, word = prompt.judged](bool on) { bench_.sensitive().setMarked(word, on); });
  });
}

void GridPage::newSuite() {
  pin_ = {-1, 0};
  model_->setSuite(bench_.sensitive().marked(bench_.suite()), bench_.plan().seeds);
  timeline_->clear();
  model_->setProgress({}, true, 0, 0);
  showState();
}

void GridPage::takePicture(const DrawnPicture& picture, bool before) {
  if (before) model_->setBefore(picture);
  if (picture.state == bench_.shownState() && (!before || bench_.run().running())) model_->setAfter(picture);
  showThumbnails();
}

void GridPage::showState() {
  const auto& pictures = bench_.pictures();
  const bool untouched = bench_.shownState() == pictures.base();
  const bool scrubbedToBefore = untouched && bench_.shownSnapshot() == 0;
  model_->setState(untouched && !scrubbedToBefore ? QString() : QString::fromStdString(bench_.shownState()));
  if (bench_.shownSnapshot() >= 0 || (untouched && !bench_.run().running())) model_->clearAfter();
  // Until a run's first snapshot the weights are the base's: its pairs start out equal, and come apart.
  for (const auto& [key, picture] : pictures.of(bench_.shownState()))
    if (!untouched || bench_.run().running()) model_->setAfter(picture);
  timeline_->setCurrent(bench_.shownSnapshot() >= 0 ? bench_.shownSnapshot() : timeline_->newest());
}

void GridPage::askPin(const QPoint& at) {
  QMenu menu(this);
  const auto name = [this](const CellKey& key) {
    return tr("%1, seed %2")
        .arg(QString::fromStdString(bench_.suite().cases[static_cast<std::size_t>(key.row)].word))
        .arg(key.seed);
  };
  auto* follow = menu.addAction(tr("Show the selected picture"), this, [this] { pin({-1, 0}); });
  follow->setCheckable(true);
  follow->setChecked(pin_.row < 0);
  if (pinned().row >= 0 && pinned().row < static_cast<int>(bench_.suite().cases.size())) {
    auto* keep = menu.addAction(tr("Keep showing %1").arg(name(pinned())), this, [this] { pin(pinned()); });
    keep->setCheckable(true);
    keep->setChecked(pin_.row >= 0);
  }
  if (const CellKey worst = worstLeak(); worst.row >= 0)
    menu.addAction(tr("Show the worst leak: %1").arg(name(worst)), this, [this, worst] { pin(worst); });
  menu.addSeparator();
  desk_->tools().fill(menu);
  menu.exec(timeline_->mapToGlobal(at));
}

void GridPage::pin(const CellKey& key) {
  pin_ = key;
  showThumbnails();
}

CellKey GridPage::worstLeak() const {
  CellKey worst{-1, 0};
  double most = 0.0;
  for (const auto& key : previewKeys(bench_.suite(), bench_.plan().seeds)) {
    const auto* after = bench_.pictures().find(bench_.shownState(), key);
    if (!after || after->verdict != Verdict::Leak || !after->score || after->score->probability <= most)
      continue;
    worst = key;
    most = after->score->probability;
  }
  return worst;
}

CellKey GridPage::pinned() const {
  if (pin_.row >= 0) return pin_;
  CellKey key = view_->currentKey();
  if (key.row < 0 && !bench_.plan().seeds.empty()) key = {0, bench_.plan().seeds.front()};
  return key;
}

void GridPage::showThumbnails() {
  const auto& pictures = bench_.pictures();
  const bool hidden = bench_.hides(pinned().row);
  if (const auto* before = pictures.find(pictures.base(), pinned()))
    timeline_->setBefore(hidden ? ImagePtr() : before->image);
  for (const auto& snapshot : bench_.snapshots()) {
    const auto* picture = pictures.find(snapshot.state, pinned());
    timeline_->setThumbnail(snapshot.index, picture && !hidden ? picture->image : ImagePtr());
  }
}

void GridPage::returnTo(const CellKey& key) {
  if (key.row >= 0) view_->selectKey(key);
  view_->setFocus();
}

void GridPage::stepSnapshot(int by) {
  const int last = static_cast<int>(bench_.snapshots().size()) - 1;
  const int now = bench_.shownSnapshot() < 0 ? last : bench_.shownSnapshot();
  if (last >= 0) timeline_->choose(std::clamp(now + by, 0, last));
}

} // namespace pentimento
