#include "widgets/views/grid_headers.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

#include "widgets/delegates/pair_delegate.h"
#include "widgets/models/grid_fold_proxy.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

/// Up to `most` lines of `text`, the last one elided; returns the y below them.
int paintLines(QPainter& painter, const QRect& rect, const QString& text, int lineHeight, int most) {
  const QFontMetrics metrics(painter.font());
  QTextLayout layout(text, painter.font());
  layout.beginLayout();
  int y = rect.top();
  for (int n = 0; n < most; ++n) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(rect.width());
    QString shown = text.mid(line.textStart(), line.textLength()).trimmed();
    if (n == most - 1) shown = text.mid(line.textStart());
    painter.drawText(rect.left(), y + (lineHeight - metrics.height()) / 2 + metrics.ascent(),
                     metrics.elidedText(shown, Qt::ElideRight, rect.width()));
    y += lineHeight;
  }
  layout.endLayout();
  return y;
}

} // namespace

GridSeedHeader::GridSeedHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setSectionResizeMode(QHeaderView::Fixed);
  setSectionsClickable(false);
  setHighlightSections(false);
}

void GridSeedHeader::setPictureSide(int side) {
  side_ = side;
  setDefaultSectionSize(PairGeometry::cellSize(side).width());
  viewport()->update();
}

void GridSeedHeader::paintEvent(QPaintEvent* event) {
  QHeaderView::paintEvent(event);
  const int used = length() - offset(); // Qt fills the rest with the button's colour
  QPainter(viewport())
      .fillRect(QRect(used, 0, std::max(0, viewport()->width() - used), viewport()->height()),
                theme().canvas);
}

void GridSeedHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  painter->save();
  painter->fillRect(rect, theme().canvas);
  const PairGeometry place = PairGeometry::of(rect, side_);
  const QString seed = model()->headerData(section, Qt::Horizontal).toString();
  const QRectF left(place.before.left(), rect.top(), place.before.width(), rect.height());
  painter->setFont(smallStrongFont());
  painter->setPen(theme().text);
  paintFigures(*painter, left,
               QFontMetrics(smallStrongFont()).elidedText(seed, Qt::ElideRight, place.before.width()));
  const qreal used = figuresWidth(smallStrongFont(), seed) + 8;
  painter->setFont(smallFont());
  painter->setPen(theme().textMuted);
  if (used + figuresWidth(smallFont(), tr("before")) <= left.width())
    paintFigures(*painter, left.adjusted(used, 0, 0, 0), tr("before"));
  const QString note = model()->headerData(section, Qt::Horizontal, GridModel::NoteRole).toString();
  paintFigures(*painter, QRectF(place.after.left(), rect.top(), place.after.width(), rect.height()),
               note.isEmpty() ? tr("after") : note);
  painter->restore();
}

GridRowHeader::GridRowHeader(QWidget* parent) : QHeaderView(Qt::Vertical, parent) {
  setSectionResizeMode(QHeaderView::Fixed);
  setSectionsClickable(false);
  setHighlightSections(false);
  setMouseTracking(true);
  setMinimumSectionSize(0);
}

void GridRowHeader::setPictureSide(int side) {
  side_ = side;
  setDefaultSectionSize(PairGeometry::cellSize(side).height());
  viewport()->update();
}

QRect GridRowHeader::foldRect(int top) const {
  return QRect(kInset, top + PairGeometry::kInset + side_, kWidth - kInset, PairGeometry::kCaption);
}

void GridRowHeader::paintEvent(QPaintEvent* event) {
  QHeaderView::paintEvent(event);
  const int used = length() - offset();
  QPainter(viewport())
      .fillRect(QRect(0, used, viewport()->width(), std::max(0, viewport()->height() - used)),
                theme().canvas);
}

void GridRowHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  const QModelIndex index = model()->index(section, 0);
  if (!index.isValid()) return;
  painter->save();
  painter->fillRect(rect, theme().canvas);
  const QRect column(kInset, rect.top() + PairGeometry::kInset, kWidth - kInset - 4, side_);
  painter->setFont(smallFont());
  painter->setPen(theme().textMuted);
  int y = paintLines(*painter, column, roleText(static_cast<Role>(index.data(GridModel::GroupRole).toInt())),
                     14, 1);
  if (index.data(GridFoldProxy::PinnedRole).toBool())
    paintIcon(*painter, QRectF(column.right() - 13, column.top() + 1, 12, 12), QStringLiteral("pin"),
              theme().accent);
  painter->setFont(bodyStrongFont());
  painter->setPen(theme().text);
  y = paintLines(*painter, QRect(column.left(), y + 2, column.width(), 16),
                 index.data(GridModel::WordRole).toString(), 16, 1);
  painter->setFont(smallFont());
  painter->setPen(theme().textMuted);
  const QString prompt = index.data(GridModel::SensitiveRole).toBool() &&
                                 index.data(GridModel::ShownRole).value<ShownCell>().hidden
                             ? tr("hidden")
                             : index.data(GridModel::PromptRole).toString();
  paintLines(*painter, QRect(column.left(), y + 3, column.width(), 28), prompt, 14, side_ < 80 ? 1 : 2);
  const int size = index.data(GridFoldProxy::GroupSizeRole).toInt();
  if (index.data(GridFoldProxy::GroupHeadRole).toBool() && size > 1) {
    const QRect fold = foldRect(rect.top());
    const QString words = tr("%n prompts", nullptr, size);
    paintFigures(*painter, fold, words);
    const QRectF arrow(fold.left() + figuresWidth(smallFont(), words) + 3, fold.top() + 3, 12, 12);
    paintIcon(*painter, arrow,
              index.data(GridFoldProxy::UnfoldedRole).toBool() ? QStringLiteral("down")
                                                               : QStringLiteral("right"),
              theme().textMuted);
  }
  painter->restore();
}

int GridRowHeader::foldAt(QPoint point) const {
  const int section = logicalIndexAt(point);
  if (section < 0 || !model()) return -1;
  const QModelIndex index = model()->index(section, 0);
  const bool has = index.data(GridFoldProxy::GroupHeadRole).toBool() &&
                   index.data(GridFoldProxy::GroupSizeRole).toInt() > 1;
  return has && foldRect(sectionViewportPosition(section)).contains(point) ? section : -1;
}

void GridRowHeader::mousePressEvent(QMouseEvent* event) {
  const int section = foldAt(event->position().toPoint());
  if (section >= 0 && event->button() == Qt::LeftButton)
    Q_EMIT foldClicked(static_cast<Role>(model()->index(section, 0).data(GridModel::GroupRole).toInt()));
}

void GridRowHeader::mouseMoveEvent(QMouseEvent* event) {
  viewport()->setCursor(foldAt(event->position().toPoint()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace pentimento
