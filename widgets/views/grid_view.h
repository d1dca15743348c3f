#pragma once

#include <QTableView>
#include <QTimer>

#include "core/values/grid_cell.h"

class QMenu;

namespace pentimento {

class GridEmpty;
class GridFoldProxy;
class GridRowHeader;
class GridSeedHeader;
class PairDelegate;

/// Before | after of prompts × seeds. Arrows move, Return or a click opens a cell, Right at the end of a row
/// unfolds its role, R draws the cell again, P pins its row, the menu key has the rest.
class GridView : public QTableView {
  Q_OBJECT

 public:
  static constexpr int kSteps[] = {64, 80, 96, 112, 128, 144, 160, 192};

  explicit GridView(QWidget* parent = nullptr);

  /// The grid through its fold; not owned.
  void setFold(GridFoldProxy* fold);
  GridFoldProxy* fold() const { return fold_; }

  /// Side of a picture; one of kSteps. Turns fitting off.
  void setPictureSide(int side);
  int pictureSide() const;
  /// Takes the largest step at which all seeds fit the width, now and at every resize.
  void setFit(bool fit);
  bool isFit() const { return fit_; }

  /// Over the label column: what the columns are. "Seed" unless it is said.
  void setCorner(const QString& text);

  /// The selected cell; row -1 without one.
  CellKey currentKey() const;
  /// Selects a cell and scrolls to it; unfolds its role where it is folded away.
  void selectKey(const CellKey& key);
  /// The prompts (rows of the suite) that can be seen now, top to bottom.
  QList<int> visibleRows() const;
  /// The prompt of a row of the view, or -1.
  int promptAt(const QModelIndex& index) const;
  /// Opens a cell, or asks to reveal it when it is hidden.
  void activate(const QModelIndex& index);

 Q_SIGNALS:
  void cellActivated(pentimento::CellKey key);
  void cellSelected(pentimento::CellKey key);
  /// A click or Return on a picture that is hidden until revealed.
  void revealRequested(pentimento::CellKey key);
  void retryRequested(pentimento::CellKey key);
  void labelRequested(pentimento::CellKey key);
  void pictureSideChanged(int side);
  /// Other prompts have come into view, and scrolling has come to rest.
  void visibleRowsChanged(const QList<int>& prompts);
  /// The menu of a cell is about to be shown: add what the view does not know about.
  void menuAboutToShow(QMenu* menu, pentimento::CellKey key);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  CellKey keyAt(const QModelIndex& index) const;
  void applySide(int side);
  void refit();
  void refreshColours();
  void toggleFold(Role role);
  void showEmpty();
  void tellVisible();

  GridFoldProxy* fold_ = nullptr;
  PairDelegate* delegate_;
  GridSeedHeader* seeds_;
  GridRowHeader* labels_;
  QWidget* corner_;
  GridEmpty* empty_;
  QTimer rest_; ///< runs while the view scrolls
  QList<int> seen_;
  bool fit_ = true;
};

} // namespace pentimento
