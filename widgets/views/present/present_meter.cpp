#include "widgets/views/present/present_meter.h"

#include <algorithm>

#include <QCoreApplication>

#include "widgets/models/meter_model.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

constexpr int kMostKinds = 4;

QString words(const char* text) {
  return QCoreApplication::translate("PresentMeter", text);
}

/// "13 of 61", the first number large; a dash where nothing was measured.
void paint_count(QPainter& painter, QPointF left, const Proportion& count, int pixels) {
  const QFont large = uiFont(pixels, QFont::DemiBold), plain = uiFont(32);
  const QString number = count.measured() ? QString::number(count.k) : QStringLiteral("–");
  painter.setFont(large);
  painter.setPen(theme().text);
  painter.drawText(left, number);
  if (!count.measured()) return;
  painter.setFont(plain);
  painter.setPen(theme().textMuted);
  painter.drawText(left + QPointF(QFontMetricsF(large).horizontalAdvance(number) + 14, 0),
                   words(QT_TRANSLATE_NOOP("PresentMeter", "of %1")).arg(count.n));
}

void paint_bar(QPainter& painter, const QRectF& place, const Proportion& count, const Interval& interval) {
  const Theme& t = theme();
  const double middle = place.center().y();
  const auto at = [&](double rate) { return place.left() + std::clamp(rate, 0.0, 1.0) * place.width(); };
  painter.fillRect(QRectF(place.left(), middle - 1, place.width(), 2), t.track);
  if (!count.measured()) return;
  QColor pale = t.leak;
  pale.setAlphaF(0.5f);
  painter.fillRect(QRectF(QPointF(place.left(), place.top()), QPointF(at(count.rate()), place.bottom())),
                   pale);
  if (count.k > 0) painter.fillRect(QRectF(at(count.rate()) - 3, place.top(), 3, place.height()), t.leak);
  painter.setPen(QPen(t.text, 2, Qt::SolidLine, Qt::FlatCap));
  painter.drawLine(QPointF(at(interval.low), middle), QPointF(at(interval.high), middle));
  for (const double end : {interval.low, interval.high})
    painter.drawLine(QPointF(at(end), place.top()), QPointF(at(end), place.bottom()));
}

void paint_kind(QPainter& painter, const QRectF& row, const ProbeResult& kind) {
  const bool measured = kind.problem.empty() && kind.bad.measured();
  const Verdict verdict = !measured ? Verdict::NotScored : kind.bad.k > 0 ? Verdict::Leak : Verdict::Erased;
  paintVerdict(painter, {row.left() + 8, row.center().y()}, verdict, 1.6);
  painter.setFont(uiFont(22));
  painter.setPen(measured ? theme().text : theme().textMuted);
  painter.drawText(row.adjusted(28, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                   QString::fromStdString(kind.label));
  const QString count =
      measured ? QStringLiteral("%1/%2").arg(kind.bad.k).arg(kind.bad.n) : QStringLiteral("–");
  paintFigures(painter, QRectF(row.left() + 140, row.top(), 88, row.height()), count,
               Qt::AlignRight | Qt::AlignVCenter);
  paint_bar(painter, QRectF(row.left() + 246, row.center().y() - 8, row.width() - 250, 16),
            measured ? kind.bad : Proportion{}, kind.interval);
}

} // namespace

void paintPresentMeter(QPainter& painter, const QRectF& place, const EvidencePanel& evidence) {
  const Theme& t = theme();
  const double x = place.left(), y = place.top();
  const auto heading = [&](double top, const QString& text) {
    painter.setFont(uiFont(24));
    painter.setPen(t.textMuted);
    painter.drawText(QPointF(x, top), text);
  };
  heading(y + 24, words(QT_TRANSLATE_NOOP("PresentMeter", "Still shines through")));
  paint_count(painter, {x, y + 122}, evidence.leak_total, 88);
  paint_bar(painter, QRectF(x, y + 150, place.width(), 20), evidence.leak_total, evidence.leak_interval);
  if (evidence.leak_total.measured()) {
    painter.setFont(uiFont(20));
    painter.setPen(t.textMuted);
    painter.drawText(QPointF(x, y + 206), words(QT_TRANSLATE_NOOP("PresentMeter", "95 % interval %1"))
                                              .arg(intervalText(evidence.leak_interval)));
  }
  double row = y + 232;
  for (std::size_t i = 0; i < evidence.leaks.size() && i < kMostKinds; ++i, row += 44)
    paint_kind(painter, QRectF(x, row, place.width(), 44), evidence.leaks[i]);
  painter.fillRect(QRectF(x, y + 436, place.width(), 1), t.border);
  heading(y + 484, words(QT_TRANSLATE_NOOP("PresentMeter", "Kept intact")));
  paint_count(painter, {x, y + 546}, evidence.kept_total, 48);
}

} // namespace pentimento
