#pragma once

#include <QToolBar>
#include <cstdint>
#include <vector>

#include "core/values/model_info.h"

class QLabel;
class QMenu;
class QToolButton;

namespace pentimento {

class ElidedLabel;
class SeedsField;
class ThinBar;

/// The actions that the tool bar shows; they belong to the window. Any may be nullptr: its button is left
/// out.
struct MainActions {
  QMenu* menu = nullptr; ///< Behind the menu button.
  QAction* open = nullptr;
  QMenu* open_menu = nullptr; ///< Beside Open: recent models, the miniature …
  QAction* play = nullptr;    ///< Erase or resume.
  QAction* pause = nullptr;
  QAction* stop = nullptr;
  QAction* compare = nullptr; ///< Checkable.
  QMenu* compare_menu = nullptr;
  QAction* present = nullptr;
};

/// The window's one tool bar: menu, model, run controls, seeds, compare and present.
class MainToolBar : public QToolBar {
  Q_OBJECT

 public:
  explicit MainToolBar(const MainActions& actions, QWidget* parent = nullptr);

  void setModel(const ModelInfo& model);
  void setNoModel();
  void setOpening(const QString& name, int done = 0, int total = 0); ///< total 0 = not known.

  void setSeeds(const std::vector<std::uint64_t>& seeds);
  void setSeedsLocked(bool locked);

  void openMenu(); ///< As a click on the menu button.

  QString modelName() const;
  QString modelDetails() const;

 Q_SIGNALS:
  void seedsEdited(const std::vector<std::uint64_t>& seeds);
  void seedsLockToggled(bool locked);

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeModel();
  QWidget* makeSeeds();
  void rollSeeds();
  void fold();

  QWidget* content_;
  QToolButton* menu_ = nullptr;
  QList<QToolButton*> worded_; ///< Lose their words when there is no room.
  QLabel* name_;
  ElidedLabel* details_;
  ThinBar* opening_;
  SeedsField* seeds_;
  QToolButton* lock_;
  QToolButton* dice_;
};

} // namespace pentimento
