// Pictures that leave: saved and copied by the picture desk, with or without what they tell.
#include <QFileInfo>

#include "app/drops/picture_desk.h"
#include "app/pages/grid_page.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "widgets/views/grid_view.h"

namespace pentimento {

void MainWindow::connectPictures() {
  auto* desk = new PictureDesk(bench_, this);
  const auto folder = [this] { return settings_.lastFolder(); };
  connect(actions_->savePicture, &QAction::triggered, desk,
          [this, desk, folder] { desk->ask(this, selected_, desk->shownSide(selected_), folder()); });
  connect(actions_->copyPicture, &QAction::triggered, desk,
          [this, desk] { desk->copy(selected_, desk->shownSide(selected_)); });
  connect(desk, &PictureDesk::saved, this,
          [this](const QString& path) { settings_.setLastFolder(QFileInfo(path).path()); });
  connect(&grid_->grid(), &GridView::menuAboutToShow, desk,
          [desk, folder](QMenu* menu, const CellKey& key) { desk->fill(*menu, key, folder); });
  actions_->picturesTell->setChecked(settings_.picturesTell());
  bench_.setPicturesTell(settings_.picturesTell());
  connect(actions_->picturesTell, &QAction::toggled, this, [this](bool tell) {
    settings_.setPicturesTell(tell);
    bench_.setPicturesTell(tell);
  });
}

} // namespace pentimento
