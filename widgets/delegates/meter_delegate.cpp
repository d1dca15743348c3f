#include "widgets/delegates/meter_delegate.h"

#include <QPainter>
#include <cmath>

#include "widgets/models/meter_model.h"
#include "widgets/style/app_style.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

constexpr int kLabelLeft = 16, kCountLeft = 80, kBarLeft = 128, kBarInset = 4, kInterval = 48;

/// On the middle of a pixel, where a 1 px line is sharp.
double half(double x) {
  return std::floor(x) + 0.5;
}

/// "51–100 %" is wider than its column: the unit goes, which every other row still says.
QString fitted(QString interval) {
  if (figuresWidth(smallFont(), interval) > kInterval) interval.remove(" %");
  return interval;
}

/// The bar between `left` and `right` around the height `y`.
void paint_bar(QPainter& painter, const QModelIndex& index, double left, double right, double y) {
  const Theme& t = theme();
  const auto at = [&](int role) {
    return left + std::clamp(index.data(role).toDouble(), 0.0, 1.0) * (right - left);
  };
  painter.setPen(QPen(t.track, 1));
  painter.drawLine(QPointF(left, y), QPointF(right, y));
  if (!index.data(MeterModel::MeasuredRole).toBool()) return;

  const double rate = at(MeterModel::RateRole);
  const QColor colour = verdictColor(static_cast<Verdict>(index.data(MeterModel::VerdictRole).toInt()));
  if (rate > left) {
    QColor pale = colour;
    pale.setAlphaF(0.5f);
    const double end = std::max(left + 2, std::round(rate));
    painter.fillRect(QRectF(left, y - 3.5, end - left, 7), pale);
    painter.fillRect(QRectF(end - 2, y - 3.5, 2, 7), colour);
  }
  painter.setPen(QPen(t.text, 1));
  const double low = half(at(MeterModel::LowRole)), high = half(at(MeterModel::HighRole));
  painter.drawLine(QPointF(low, y), QPointF(high, y));
  painter.drawLine(QPointF(low, y - 4), QPointF(low, y + 4));
  painter.drawLine(QPointF(high, y - 4), QPointF(high, y + 4));
  if (index.data(MeterModel::ControlRole).isValid())
    paintControlMark(painter, {half(at(MeterModel::ControlRole)), y + 6});
}

} // namespace

void paintControlMark(QPainter& painter, QPointF tip) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme().textMuted, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(QPolygonF({tip + QPointF(-3, 3), tip, tip + QPointF(3, 3)}));
  painter.restore();
}

void MeterDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  painter->save();
  const Theme& t = theme();
  const QRect row = option.rect.adjusted(kBleed, 0, -kBleed, 0);
  const bool measured = index.data(MeterModel::MeasuredRole).toBool();
  const double middle = row.top() + kRow / 2.0;
  paintVerdict(*painter, {row.left() + 5.0, middle},
               static_cast<Verdict>(index.data(MeterModel::VerdictRole).toInt()));

  painter->setFont(bodyFont());
  painter->setPen(measured ? t.text : t.textMuted);
  const int wide = measured ? kCountLeft - kLabelLeft - 2 : kBarLeft - kLabelLeft - 8;
  painter->drawText(QRect(row.left() + kLabelLeft, row.top(), wide, kRow), Qt::AlignVCenter | Qt::AlignLeft,
                    QFontMetrics(bodyFont()).elidedText(index.data().toString(), Qt::ElideRight, wide));
  paintFigures(*painter, QRectF(row.left() + kCountLeft - 8, row.top(), 48, kRow),
               index.data(MeterModel::CountRole).toString(), Qt::AlignRight | Qt::AlignVCenter);

  const double right = row.right() + 1;
  painter->setFont(smallFont());
  painter->setPen(t.textMuted);
  paintFigures(*painter, QRectF(right - kInterval - 8, row.top(), kInterval + 8, kRow),
               fitted(index.data(MeterModel::IntervalRole).toString()), Qt::AlignRight | Qt::AlignVCenter);
  paint_bar(*painter, index, row.left() + kBarLeft + kBarInset, right - kInterval - kBarInset, half(middle));
  if (option.state & QStyle::State_HasFocus) paintFocusRing(*painter, option.rect.adjusted(1, 1, -1, -1));
  painter->restore();
}

} // namespace pentimento
