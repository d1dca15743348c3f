#include "widgets/delegates/log_delegate.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QPainter>

#include "widgets/models/log_model.h"
#include "widgets/style/theme.h"

namespace pentimento {

QFont LogDelegate::font() {
  // Every row is painted with it, so it is looked for once.
  static const QFont found = [] {
    // What the system calls its fixed font may not count as one.
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (const auto* family : {"DejaVu Sans Mono", "Liberation Mono", "Nimbus Mono PS"}) {
      if (QFontInfo(fixed).fixedPitch()) break;
      fixed = QFont(QString::fromLatin1(family));
    }
    fixed.setStyleHint(QFont::Monospace);
    fixed.setPixelSize(11);
    return fixed;
  }();
  return found;
}

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
  painter->save();
  const Theme& t = theme();
  if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, t.accentTint);
  const auto level = static_cast<LogLevel>(index.data(LogModel::LevelRole).toInt());
  const QColor loud = level == LogLevel::Error     ? t.leak
                      : level == LogLevel::Warning ? t.damaged
                                                   : t.textMuted;
  const QFont fixed = font();
  const QFontMetrics metrics(fixed);
  painter->setFont(fixed);
  QRect place = option.rect.adjusted(16, 0, -16, 0);
  const auto column = [&](const QString& text, int characters, const QColor& colour) {
    painter->setPen(colour);
    painter->drawText(place, Qt::AlignVCenter, text);
    place.setLeft(place.left() + metrics.horizontalAdvance(QLatin1Char('0')) * characters);
  };
  column(index.data(LogModel::TimeRole).toString(), 10, t.textMuted);
  column(logLevelName(level), 9, loud);
  painter->setPen(level == LogLevel::Debug ? t.textMuted : t.text);
  painter->drawText(place, Qt::AlignVCenter,
                    metrics.elidedText(index.data().toString(), Qt::ElideRight, place.width()));
  painter->restore();
}

} // namespace pentimento
