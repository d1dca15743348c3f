#pragma once

#include <array>

#include <QAbstractButton>
#include <QWidget>

#include "widgets/models/grid_model.h"

class QLabel;
class QSlider;
class QToolButton;

namespace pentimento {

class GridFoldProxy;
class GridView;

/// One verdict's switch over the grid: mark, name, count. It is the legend too.
class VerdictFilter : public QAbstractButton {
  Q_OBJECT

 public:
  explicit VerdictFilter(Verdict verdict, QWidget* parent = nullptr);

  void setCount(int count);
  int count() const { return count_; }
  /// Mark and count only, where there is little room.
  void setCompact(bool compact);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  Verdict verdict_;
  int count_ = 0;
  bool compact_ = false;
};

/// The 40 px over the grid: verdict filters, or before any edit a title; the fold menu; the size of the
/// pictures.
class GridHead : public QWidget {
  Q_OBJECT

 public:
  /// The view has to have its fold by now.
  explicit GridHead(GridView* view, QWidget* parent = nullptr);

  static constexpr int kHeight = 40;
  QSize minimumSizeHint() const override { return {320, kHeight}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildFoldMenu();
  /// Gives up words where there is little room: first of the fold menu, then of the filters; then the size
  /// goes.
  void squeeze();
  void refresh();
  void refreshFold();
  void refreshColours();

  GridView* view_;
  GridFoldProxy* fold_;
  QLabel* title_;
  QLabel* summary_;
  std::array<VerdictFilter*, 5> filters_{};
  QToolButton* foldMenu_;
  QAction* worst_ = nullptr;
  QAction* unpin_ = nullptr;
  QToolButton* fit_;
  QSlider* size_;
};

} // namespace pentimento
