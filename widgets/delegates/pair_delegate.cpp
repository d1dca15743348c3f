#include "widgets/delegates/pair_delegate.h"

#include <cmath>

#include <QPainter>

#include "widgets/delegates/thumbnail_cache.h"
#include "widgets/models/grid_model.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

constexpr qreal kGhost = 0.13;      // the before picture where the after is still to come
constexpr qreal kOlderState = 0.45; // an after picture of another state than the grid's

void paintBar(QPainter& painter, const QRect& rect, int step, int steps) {
  const int width = std::min(48, rect.width() - 16);
  const QRectF bar(rect.center().x() + 0.5 - width / 2.0, rect.center().y() - 1.5, width, 4);
  QRectF done = bar;
  done.setWidth(steps > 0 ? bar.width() * step / steps : 0.0);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme().track);
  painter.drawRoundedRect(bar, 2, 2);
  painter.setBrush(theme().accent);
  if (done.width() > 0) painter.drawRoundedRect(done, 2, 2);
  painter.setRenderHint(QPainter::Antialiasing, false);
}

/// Blown up softly, straight from its few pixels: it lasts half a second, and is nobody's thumbnail. The bar
/// along its lower edge says that it is no picture yet, and leaves its middle free.
void paintPreview(QPainter& painter, const QRect& rect, const Image& rough, int step, int steps) {
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(rect, viewOf(rough));
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  paintBar(painter, QRect(rect.left(), rect.bottom() - 11, rect.width(), 12), step, steps);
}

/// True where the after picture is seen coming; an older one whose verdict is switched off stays away.
bool showsPreview(const ShownCell& cell) {
  return cell.afterPreview && !cell.hidden && !cell.filtered;
}

void paintFailure(QPainter& painter, const QRect& rect) {
  const QRectF mark(rect.center().x() - 7, rect.center().y() - 17, 16, 16);
  paintIcon(painter, mark, QStringLiteral("error"), theme().leak);
  painter.setFont(smallFont());
  painter.setPen(theme().text);
  painter.drawText(QRect(rect.left(), rect.center().y() + 4, rect.width(), 16), Qt::AlignCenter,
                   PairDelegate::tr("failed"));
}

} // namespace

PairGeometry PairGeometry::of(const QRect& cell, int side) {
  PairGeometry place;
  place.before = QRect(cell.left() + kInset, cell.top() + kInset, side, side);
  place.after = place.before.translated(side + kGap, 0);
  place.beforeCaption = QRect(place.before.left(), place.before.bottom() + 1, side, kCaption);
  place.afterCaption = place.beforeCaption.translated(side + kGap, 0);
  return place;
}

PairDelegate::PairDelegate(QObject* parent)
    : QStyledItemDelegate(parent), thumbnails_(new ThumbnailCache(this)) {}

void PairDelegate::setPictureSide(int side) {
  side_ = side;
  thumbnails_->clear();
}

QSize PairDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return PairGeometry::cellSize(side_);
}

void PairDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  paintCell(*painter, option.rect, index.data(GridModel::ShownRole).value<ShownCell>(),
            option.state & QStyle::State_Selected);
}

void PairDelegate::paintCell(QPainter& painter, const QRect& rect, const ShownCell& cell,
                             bool selected) const {
  const PairGeometry place = PairGeometry::of(rect, side_);
  painter.save();
  paintBefore(painter, place, cell);
  paintAfter(painter, place, cell);
  paintAfterCaption(painter, place.afterCaption, cell);
  if (selected) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(place.before.united(place.after)).adjusted(-2, -2, 2, 2));
  }
  painter.restore();
}

void PairDelegate::paintPicture(QPainter& painter, const QRect& rect, const ImagePtr& image,
                                qreal opacity) const {
  if (!image || rect.isEmpty()) return;
  const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
  const QSize pixels = (QSizeF(rect.size()) * ratio).toSize();
  QPixmap pixmap = thumbnails_->pixmap(image, pixels);
  painter.setOpacity(opacity);
  if (pixmap.isNull()) { // rough for a moment, in its place, until it is scaled
    painter.drawImage(rect, viewOf(*image));
  } else {
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(rect.topLeft(), pixmap);
  }
  painter.setOpacity(1.0);
}

void PairDelegate::paintBefore(QPainter& painter, const PairGeometry& place, const ShownCell& cell) const {
  if (cell.hidden || !cell.before || cell.filtered) painter.fillRect(place.before, theme().slot);
  if (cell.hidden) {
    const QPointF middle = QRectF(place.before).center();
    paintIcon(painter, QRectF(middle.x() - 8, middle.y() - 8, 16, 16), QStringLiteral("blink"),
              theme().textMuted);
  } else {
    paintPicture(painter, place.before, cell.before, cell.filtered ? kGhost : 1.0);
  }
  const bool drawing = !cell.before && cell.beforeWaiting && cell.beforeSteps > 0;
  if (drawing && !cell.hidden && cell.beforePreview)
    paintPreview(painter, place.before, *cell.beforePreview, cell.beforeStep, cell.beforeSteps);
  else if (drawing && !cell.hidden)
    paintBar(painter, place.before, cell.beforeStep, cell.beforeSteps);
  painter.setFont(smallFont());
  painter.setPen(theme().textMuted);
  const QString caption = cell.before          ? cell.beforeScore
                          : drawing            ? tr("%1 of %2").arg(cell.beforeStep).arg(cell.beforeSteps)
                          : cell.beforeWaiting ? tr("waiting")
                                               : QString();
  paintFigures(painter, place.beforeCaption, caption);
}

void PairDelegate::paintAfter(QPainter& painter, const PairGeometry& place, const ShownCell& cell) const {
  painter.fillRect(place.after, theme().slot);
  if (cell.hidden) {
    const QPointF middle = QRectF(place.after).center();
    paintIcon(painter, QRectF(middle.x() - 8, middle.y() - 8, 16, 16), QStringLiteral("blink"),
              theme().textMuted);
    return;
  }
  if (cell.progress == CellProgress::Failed) return paintFailure(painter, place.after);
  if (showsPreview(cell))
    return paintPreview(painter, place.after, *cell.afterPreview, cell.step, cell.steps);
  if (cell.after) {
    // an older picture lies on the canvas, so that it darkens with the theme
    if (cell.stale) painter.fillRect(place.after, theme().canvas);
    return paintPicture(painter, place.after, cell.after,
                        cell.filtered ? kGhost
                        : cell.stale  ? kOlderState
                                      : 1.0);
  }
  paintPicture(painter, place.after, cell.before, kGhost);
  if (cell.progress == CellProgress::Drawing) paintBar(painter, place.after, cell.step, cell.steps);
}

void PairDelegate::paintAfterCaption(QPainter& painter, const QRect& rect, const ShownCell& cell) const {
  const Theme& t = theme();
  painter.setFont(smallFont());
  painter.setPen(t.textMuted);
  if (cell.progress == CellProgress::Failed) {
    painter.setPen(t.accent);
    paintFigures(painter, rect, tr("run again"));
    return;
  }
  if (!cell.after || showsPreview(cell)) { // not the verdict of one picture under another
    if (cell.progress == CellProgress::Waiting) paintFigures(painter, rect, tr("waiting"));
    if (cell.progress == CellProgress::Drawing)
      paintFigures(painter, rect, tr("%1 of %2").arg(cell.step).arg(cell.steps));
    return;
  }
  const bool loud = asksForAttention(cell.verdict);
  const bool quiet = cell.verdict == Verdict::NotScored || cell.stale || cell.filtered;
  paintVerdict(painter, QPointF(rect.left() + kMarkSize / 2, rect.center().y() + 0.5), cell.verdict, 1.0,
               cell.filtered ? t.textDisabled : verdictColor(cell.verdict));
  const QRectF words = QRectF(rect).adjusted(kMarkSize + 4, 0, 0, 0);
  const qreal hashWidth = figuresWidth(smallFont(), cell.hash);
  painter.setFont(loud ? smallStrongFont() : smallFont());
  painter.setPen(loud && !cell.filtered ? verdictColor(cell.verdict) : quiet ? t.textMuted : t.text);
  const bool both = figuresWidth(painter.font(), cell.afterScore) + 6 + hashWidth <= words.width();
  if (both || !cell.stale) paintFigures(painter, words, cell.afterScore);
  if (!both && !cell.stale) return;
  painter.setFont(smallFont());
  painter.setPen(cell.stale ? t.damaged : t.textMuted);
  paintFigures(painter, rect, cell.hash, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace pentimento
