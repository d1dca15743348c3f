// Wires what is hidden until revealed, the states side by side, and the timeline with Compare.
#include <QMenuBar>

#include "app/pages/compare_page.h"
#include "app/pages/grid_page.h"
#include "app/pages/states_page.h"
#include "app/pages/timeline_desk.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/reveal_key.h"
#include "widgets/views/grid_view.h"
#include "widgets/views/panels/plan_panel.h"

namespace pentimento {

void MainWindow::connectStates() {
  auto* action = new QAction(tr("&States side by side"), this);
  action->setObjectName("statesGrid");
  action->setShortcut(Qt::Key_V);
  action->setCheckable(true);
  action->setToolTip(
      tr("One seed, and a column for each state: snapshots, each edit alone, what is shown  (V)"));
  addAction(action);
  for (auto* top : menuBar()->actions()) // beside the other ways to look
    if (top->menu() && top->menu()->actions().contains(actions_->present))
      top->menu()->insertAction(actions_->present, action);
  connect(action, &QAction::toggled, this, [this](bool on) {
    auto* page = findChild<StatesPage*>();
    if (on && !page) {
      page = new StatesPage(bench_, this);
      pages_->addWidget(page);
      connect(page, &StatesPage::closed, this,
              [this] { findChild<QAction*>("statesGrid")->setChecked(false); });
      connect(page, &StatesPage::cellActivated, this, [this](const CellKey& key) {
        findChild<QAction*>("statesGrid")->setChecked(false);
        selected_ = key;
        setCompare(true);
      });
    }
    if (on) actions_->compare->setChecked(false);
    if (on)
      pages_->setCurrentWidget(page);
    else if (pages_->currentWidget() == page) // Compare has taken its place otherwise
      pages_->setCurrentWidget(grid_);
    pages_->currentWidget()->setFocus();
  });
  connect(actions_->compare, &QAction::triggered, action, [action] { action->setChecked(false); });
}

void MainWindow::showPlanPictures() {
  for (const auto& [key, picture] : bench_.pictures().of(bench_.pictures().base())) {
    const auto& prompt = bench_.suite().cases[static_cast<std::size_t>(key.row)];
    if (prompt.role != Role::Combined && prompt.word == prompt.judged)
      plan_->setThumbnail(QString::fromStdString(prompt.word),
                          bench_.hides(key.row) ? ImagePtr() : picture.image);
  }
}

void MainWindow::connectReveal() {
  connectStates();
  new RevealKey(*actions_->reveal, this);
  actions_->livePreview->setChecked(settings_.livePreview());
  bench_.setPreviews(settings_.livePreview());
  connect(actions_->livePreview, &QAction::toggled, this, [this](bool on) {
    settings_.setLivePreview(on);
    bench_.setPreviews(on);
  });
  actions_->allAtSnapshots->setChecked(settings_.allAtSnapshots());
  bench_.setAllAtSnapshots(settings_.allAtSnapshots());
  connect(actions_->allAtSnapshots, &QAction::toggled, this, [this](bool on) {
    settings_.setAllAtSnapshots(on);
    bench_.setAllAtSnapshots(on);
  });
  SensitivePictures& sensitive = bench_.sensitive();
  connect(actions_->reveal, &QAction::toggled, &sensitive, &SensitivePictures::setRevealed);
  connect(&grid_->grid(), &GridView::revealRequested, actions_->reveal,
          [this] { actions_->reveal->setChecked(true); });
  connect(&sensitive, &SensitivePictures::revealedChanged, actions_->reveal, &QAction::setChecked);
  const auto again = [this] {
    showSelected(selected_);
    showPlanPictures();
  };
  connect(&sensitive, &SensitivePictures::revealedChanged, this, again);
  connect(&sensitive, &SensitivePictures::marksChanged, this, again);
  connect(&grid_->timelineDesk(), &TimelineDesk::compareRequested, this,
          [this](const CellKey& key, int first, int second) {
            selected_ = key;
            setCompare(true);
            compare_->showSnapshots(key, first, second);
          });
}

} // namespace pentimento
