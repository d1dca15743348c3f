#pragma once

#include <QStyledItemDelegate>

namespace pentimento {

/// Paints a row of MeterModel: mark, label, k/n, bar with its 95 % whisker and control caret, and the
/// interval in figures.
class MeterDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  static constexpr int kRow = 28;
  static constexpr int kBleed = 8; ///< Room for the focus ring at both ends of the row.

  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kRow}; }
};

/// The open caret, 6 × 3, that stands for a control; its tip is at `tip`.
void paintControlMark(QPainter& painter, QPointF tip);

} // namespace pentimento
