// Wires what is hidden until revealed, and the timeline with Compare.
#include "app/pages/compare_page.h"
#include "app/pages/grid_page.h"
#include "app/pages/timeline_desk.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/reveal_key.h"
#include "widgets/views/grid_view.h"

namespace pentimento {

void MainWindow::connectReveal() {
  new RevealKey(*actions_->reveal, this);
  SensitivePictures& sensitive = bench_.sensitive();
  connect(actions_->reveal, &QAction::toggled, &sensitive, &SensitivePictures::setRevealed);
  connect(&grid_->grid(), &GridView::revealRequested, actions_->reveal,
          [this] { actions_->reveal->setChecked(true); });
  connect(&sensitive, &SensitivePictures::revealedChanged, this, [this] { showSelected(selected_); });
  connect(&sensitive, &SensitivePictures::marksChanged, this, [this] { showSelected(selected_); });
  connect(&grid_->timelineDesk(), &TimelineDesk::compareRequested, this,
          [this](const CellKey& key, int first, int second) {
            selected_ = key;
            setCompare(true);
            compare_->showSnapshots(key, first, second);
          });
}

} // namespace pentimento
