#pragma once

#include <QStyledItemDelegate>

namespace pentimento {

/// Paints a line of LogModel in a fixed-width font: time, level, sentence.
class LogDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {240, 18}; }

  static QFont font(); ///< The one place of the window with a second family.
};

} // namespace pentimento
