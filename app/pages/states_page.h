#pragma once

#include <vector>

#include <QWidget>

#include "app/workbench/workbench.h"

class QLabel;
class QMenu;
class QToolButton;

namespace pentimento {

class GridFoldProxy;
class GridModel;
class GridView;

/// The grid the other way round: one seed, and a column for each state of the model: snapshots, each edit
/// (and so each method) alone, and what the grid shows. Every cell has the hash of the state that drew it.
class StatesPage : public QWidget {
  Q_OBJECT

 public:
  explicit StatesPage(Workbench& bench, QWidget* parent = nullptr);

  /// What one column shows.
  struct Column {
    enum class Kind { Snapshot, Alone, Shown } kind = Kind::Shown;
    int id = -1; ///< Snapshot: its index; Alone: the edit's.
    bool operator==(const Column&) const = default;
  };

  /// Every state that there is now, in the order of the menu.
  std::vector<Column> choices() const;
  /// What is chosen; empty = as fits: the pinned or the middle snapshot, each edit alone, what is shown.
  void setColumns(std::vector<Column> columns);
  std::vector<Column> columns() const;
  void setSeed(std::uint64_t seed);
  std::uint64_t seed() const;

  GridModel& model() { return *model_; }
  GridView& view() { return *view_; }

 public Q_SLOTS:
  void refresh();

 Q_SIGNALS:
  void closed();
  void cellActivated(pentimento::CellKey key);

 protected:
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget* makeHead();
  void fillColumns(QMenu& menu);
  void fillSeeds(QMenu& menu);
  void fillCells();
  void nameColumns();
  void take(const DrawnPicture& picture);
  void drawMissing();
  QString name(const Column& column) const;
  std::string state(const Column& column) const;

  Workbench& bench_;
  GridModel* model_;
  GridFoldProxy* fold_;
  GridView* view_;
  QLabel* title_;
  QToolButton* seeds_;
  std::vector<Column> chosen_; ///< by the user
  std::vector<Column> shown_;  ///< in the model
  std::uint64_t seed_ = 0;
  bool seedChosen_ = false;
};

} // namespace pentimento
