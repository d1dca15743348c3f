#pragma once

#include <QHeaderView>

#include "core/values/verdict.h"

namespace pentimento {

/// The column heads: the seed, then "before" and "after" over their pictures.
class GridSeedHeader : public QHeaderView {
  Q_OBJECT

 public:
  explicit GridSeedHeader(QWidget* parent = nullptr);
  static constexpr int kHeight = 20; ///< With the cells' inset of 4 it is the 24 of the design.

  void setPictureSide(int side);

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;
  void paintEvent(QPaintEvent* event) override;
  QSize sizeHint() const override { return {0, kHeight}; }

 private:
  int side_ = 96;
};

/// The label column: role, concept, prompt and, on the first row of a role, "4 prompts ›".
class GridRowHeader : public QHeaderView {
  Q_OBJECT

 public:
  explicit GridRowHeader(QWidget* parent = nullptr);
  static constexpr int kWidth = 98; ///< With the cells' inset of 4 it is the 102 of the design.
  static constexpr int kInset = 16;

  void setPictureSide(int side);

 Q_SIGNALS:
  void foldClicked(pentimento::Role role);

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  QSize sizeHint() const override { return {kWidth, 0}; }

 private:
  /// The place of "4 prompts ›" in the row that starts at `top`.
  QRect foldRect(int top) const;
  /// The row whose "4 prompts ›" is at `point`, or -1.
  int foldAt(QPoint point) const;

  int side_ = 96;
};

} // namespace pentimento
