#include "app/palette/command_delegate.h"

#include <QPainter>

#include "app/palette/command_model.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

constexpr int kRowHeight = 32, kInset = 12, kTick = 16, kGap = 8;

} // namespace

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const Theme& t = theme();
  const bool on = index.data(CommandModel::EnabledRole).toBool();
  const QRect row = option.rect.adjusted(4, 1, -4, -1);
  if (option.state & QStyle::State_Selected) {
    painter->setPen(t.isHighContrast ? QPen(t.accent, 2) : Qt::NoPen);
    painter->setBrush(t.accentTint);
    painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 6, 6);
  }
  if (index.data(CommandModel::CheckedRole).toBool())
    paintIcon(*painter, QRectF(row.left() + kInset, row.center().y() - 7, kTick, kTick),
              QStringLiteral("check"), on ? t.text : t.textDisabled);

  QRect words = row.adjusted(kInset + kTick + kGap, 0, -kInset, 0);
  const QString keys = index.data(CommandModel::KeysRole).toString();
  painter->setFont(bodyFont());
  painter->setPen(on ? t.textMuted : t.textDisabled);
  painter->drawText(words, Qt::AlignVCenter | Qt::AlignRight, keys);
  if (!keys.isEmpty())
    words.setRight(words.right() - painter->fontMetrics().horizontalAdvance(keys) - 2 * kGap);

  const QFont font = on ? bodyMediumFont() : bodyFont();
  const QString title = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, words.width());
  painter->setFont(font);
  painter->setPen(on ? t.text : t.textDisabled);
  painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, title);
  words.setLeft(words.left() + QFontMetrics(font).horizontalAdvance(title) + kGap);

  const QString why = index.data(CommandModel::WhyRole).toString();
  painter->setFont(smallFont());
  painter->setPen(t.textMuted); // a reason is there to be read
  painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                    QFontMetrics(smallFont())
                        .elidedText(why.isEmpty() ? index.data(CommandModel::PlaceRole).toString() : why,
                                    Qt::ElideRight, words.width()));
  painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {320, kRowHeight};
}

} // namespace pentimento
