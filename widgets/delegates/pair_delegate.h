#pragma once

#include <QStyledItemDelegate>

#include "widgets/models/grid_shown_cell.h"

namespace pentimento {

class ThumbnailCache;

/// Where the parts of a cell lie: before | after with 2 px between, the caption under them.
struct PairGeometry {
  QRect before, after, beforeCaption, afterCaption;

  static constexpr int kGap = 2; ///< between before and after
  static constexpr int kCaption = 18;
  static constexpr int kInset = 4;     ///< room for the selection frame, left and above
  static constexpr int kColumnGap = 8; ///< between pairs; the inset is half of it
  static constexpr int kRowGap = 10;

  /// The parts of the cell at `cell` with pictures of `side` px.
  static PairGeometry of(const QRect& cell, int side);
  static QSize cellSize(int side) { return {2 * side + kGap + kColumnGap, side + kCaption + kRowGap}; }
};

/// Paints one cell of the grid in each of its states; see `components` in the design.
class PairDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  explicit PairDelegate(QObject* parent = nullptr);

  /// Side of a picture in logical px.
  void setPictureSide(int side);
  int pictureSide() const { return side_; }
  ThumbnailCache& thumbnails() const { return *thumbnails_; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  /// The same without a model.
  void paintCell(QPainter& painter, const QRect& rect, const ShownCell& cell, bool selected) const;

 private:
  void paintPicture(QPainter& painter, const QRect& rect, const ImagePtr& image, qreal opacity) const;
  void paintBefore(QPainter& painter, const PairGeometry& place, const ShownCell& cell) const;
  void paintAfter(QPainter& painter, const PairGeometry& place, const ShownCell& cell) const;
  void paintAfterCaption(QPainter& painter, const QRect& rect, const ShownCell& cell) const;

  int side_ = 96;
  ThumbnailCache* thumbnails_;
};

} // namespace pentimento
