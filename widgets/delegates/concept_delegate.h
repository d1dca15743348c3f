#pragma once

#include <QStyledItemDelegate>

namespace pentimento {

/// Paints and edits a row of ConceptModel: picture, target, arrow, picture, anchor, and the dots of the row's
/// menu.
class ConceptDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  static constexpr int kBody = 40; ///< The row itself.
  static constexpr int kGap = 2;   ///< Between two rows.
  static constexpr int kNote = 18; ///< The warning line under a row.
  static constexpr int kMenu = 32; ///< The dots at the right end.

  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const override;
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

 Q_SIGNALS:
  void menuRequested(int row, const QPoint& global_position);
};

} // namespace pentimento
