#pragma once

#include <QStyledItemDelegate>

namespace pentimento {

/// A row of the palette: tick, title and place at the left, keys at the right; where the action is off, the
/// reason instead of the place.
class CommandDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace pentimento
