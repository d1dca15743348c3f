#pragma once

#include <QVector>
#include <QWidget>

#include "widgets/views/compare_state.h"

namespace pentimento {

/// The states of one noise under the compare viewer: a click puts one on the right, Shift + click on the
/// left.
class CompareStrip : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kHeight = 152;

  explicit CompareStrip(QWidget* parent = nullptr);

  void setStates(const QVector<CompareState>& states);
  void setSides(int left, int right);
  int left() const { return left_; }
  int right() const { return right_; }
  /// The picture of state `index`.
  QRect tileRect(int index) const;

 Q_SIGNALS:
  void picked(int index, bool leftSide);

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  int indexAt(QPoint point) const;
  int columnWidth() const;
  void paintState(QPainter& painter, int index);

  QVector<CompareState> states_;
  QVector<QImage> images_;
  int left_ = 0;
  int right_ = 1;
  int focused_ = 0;
};

} // namespace pentimento
