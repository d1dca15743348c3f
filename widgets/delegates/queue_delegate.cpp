#include "widgets/delegates/queue_delegate.h"

#include <QMouseEvent>
#include <QPainter>

#include "widgets/models/queue_model.h"
#include "widgets/style/app_style.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

constexpr int kRowInset = 16, kBar = 120, kState = 160, kCross = 28;

QRect cross_of(const QRect& row) {
  return {row.right() + 1 - kRowInset + 6 - kCross, row.top(), kCross, row.height()};
}

} // namespace

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const Theme& t = theme();
  const auto state = static_cast<QueueState>(index.data(QueueModel::StateRole).toInt());
  const bool open = index.data(QueueModel::CanCancelRole).toBool(), failed = state == QueueState::Failed;
  if (option.state & QStyle::State_MouseOver) painter->fillRect(option.rect, t.hover);
  const QRect row = option.rect.adjusted(kRowInset, 0, -kRowInset, 0);
  const int words_left = row.left() + std::max(160, row.width() - kBar - kState - kCross - 24);
  const QRect title(row.left(), row.top(), words_left - row.left() - 12, row.height());
  painter->setFont(state == QueueState::Running ? bodyMediumFont() : bodyFont());
  painter->setPen(open ? t.text : t.textMuted);
  painter->drawText(
      title, Qt::AlignVCenter,
      QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, title.width()));

  const QVariant fraction = index.data(QueueModel::FractionRole);
  if (open && fraction.isValid()) {
    const QRectF bar(words_left, row.center().y() - 1.5, kBar, 4);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.track);
    painter->drawRoundedRect(bar, 2, 2);
    painter->setBrush(state == QueueState::Running ? t.accent : t.outline);
    if (fraction.toDouble() > 0)
      painter->drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * fraction.toDouble(), 4), 2, 2);
  }
  const int state_left = !failed ? words_left + kBar + 12 : words_left;
  const QRect words(state_left, row.top(), cross_of(option.rect).left() - state_left, row.height());
  painter->setFont(smallFont());
  painter->setPen(failed ? t.leak : t.textMuted);
  paintFigures(
      *painter, words,
      QFontMetrics(smallFont())
          .elidedText(index.data(QueueModel::StateTextRole).toString(), Qt::ElideRight, words.width()));
  if (open)
    paintIcon(*painter, QRectF(cross_of(option.rect).center().x() - 6, row.center().y() - 6, 14, 14),
              QStringLiteral("close"), t.textMuted);
  if (option.state & QStyle::State_HasFocus) paintFocusRing(*painter, option.rect.adjusted(8, 1, -8, -1));
  painter->restore();
}

bool QueueDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index) {
  if (event->type() == QEvent::MouseButtonRelease && index.data(QueueModel::CanCancelRole).toBool() &&
      cross_of(option.rect).contains(static_cast<QMouseEvent*>(event)->position().toPoint())) {
    Q_EMIT cancelRequested(index.data(QueueModel::IdRole).toInt());
    return true;
  }
  return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace pentimento
