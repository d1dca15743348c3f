#pragma once

#include <QStyledItemDelegate>

namespace pentimento {

/// Paints a job of QueueModel: title, a bar when it is counted, its state in words, and a cross that cancels
/// it.
class QueueDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  static constexpr int kRow = 28;

  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {240, kRow}; }
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

 Q_SIGNALS:
  void cancelRequested(int id);
};

} // namespace pentimento
