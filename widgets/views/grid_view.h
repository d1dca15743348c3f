#pragma once

#include <QTableView>

#include "core/values/grid_cell.h"

namespace pentimento {

class GridFoldProxy;
class GridRowHeader;
class GridSeedHeader;
class PairDelegate;

/// Before | after of prompts × seeds. Arrows move, Return or a click opens a cell, Right at the end of a row
/// unfolds its role.
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

  /// The selected cell; row -1 without one.
  CellKey currentKey() const;
  /// Selects a cell and scrolls to it; unfolds its role where it is folded away.
  void selectKey(const CellKey& key);

 Q_SIGNALS:
  void cellActivated(pentimento::CellKey key);
  void cellSelected(pentimento::CellKey key);
  /// A click or Return on a picture that is hidden until revealed.
  void revealRequested(pentimento::CellKey key);
  void retryRequested(pentimento::CellKey key);
  void labelRequested(pentimento::CellKey key);
  void pictureSideChanged(int side);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  CellKey keyAt(const QModelIndex& index) const;
  void activate(const QModelIndex& index);
  void applySide(int side);
  void refit();
  void refreshColours();
  void toggleFold(Role role);

  GridFoldProxy* fold_ = nullptr;
  PairDelegate* delegate_;
  GridSeedHeader* seeds_;
  GridRowHeader* labels_;
  QWidget* corner_;
  bool fit_ = true;
};

} // namespace pentimento
