#include "widgets/views/present/present_timeline.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "widgets/style/fonts.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

constexpr double kThumb = 104, kPitch = 150, kCurveTop = 128, kCurveBottom = 186;

double rate_y(double top, double rate) {
  return top + kCurveBottom - std::clamp(rate, 0.0, 1.0) * (kCurveBottom - kCurveTop);
}

void paint_curves(QPainter& painter, const PresentScene& scene, double top, auto x_at) {
  const Theme& t = theme();
  QPolygonF leak, kept, above, below;
  for (int i = 0; i < scene.stops.size(); ++i) {
    const auto& stop = scene.stops[i];
    if (!stop.counts) continue;
    if (stop.counts->leak.measured()) {
      leak << QPointF(x_at(i), rate_y(top, stop.counts->leak.rate()));
      above << QPointF(x_at(i), rate_y(top, stop.leak.high));
      below.prepend(QPointF(x_at(i), rate_y(top, stop.leak.low)));
    }
    if (stop.counts->kept.measured()) kept << QPointF(x_at(i), rate_y(top, stop.counts->kept.rate()));
  }
  QColor band = t.leak;
  band.setAlphaF(0.16f);
  painter.setPen(Qt::NoPen);
  painter.setBrush(band);
  if (leak.size() > 1) painter.drawPolygon(above + below);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(t.kept, 2, Qt::DashLine, Qt::FlatCap));
  painter.drawPolyline(kept);
  painter.setPen(QPen(t.leak, 4, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter.drawPolyline(leak);
}

} // namespace

void paintPresentTimeline(QPainter& painter, const PresentScene& scene, double labels, double left,
                          double right, double top) {
  const Theme& t = theme();
  const int slots_ = std::max<int>(scene.slotCount, static_cast<int>(scene.stops.size()));
  const double room = right - left - kThumb;
  const double pitch = slots_ > 1 ? std::min(kPitch, room / (slots_ - 1)) : kPitch;
  const auto x_at = [&](int index) { return left + kThumb / 2 + pitch * index; };
  painter.setFont(uiFont(32, QFont::DemiBold));
  painter.setPen(t.text);
  painter.drawText(QPointF(labels, top + 32), QCoreApplication::translate("PresentTimeline", "%1 of %2")
                                                  .arg(scene.current)
                                                  .arg(std::max(0, slots_ - 1)));
  painter.setFont(uiFont(20));
  painter.setPen(t.textMuted);
  painter.drawText(QPointF(labels, top + 62), QCoreApplication::translate("PresentTimeline", "snapshots"));
  painter.setPen(t.text);
  paintVerdict(painter, {labels + 8, top + kCurveTop}, Verdict::Kept, 1.6);
  paintVerdict(painter, {labels + 8, top + kCurveBottom - 10}, Verdict::Leak, 1.6);
  painter.setPen(t.text);
  painter.drawText(QPointF(labels + 26, top + kCurveTop + 7),
                   QCoreApplication::translate("PresentTimeline", "kept"));
  painter.drawText(QPointF(labels + 26, top + kCurveBottom - 3),
                   QCoreApplication::translate("PresentTimeline", "leak"));
  const int stride =
      std::max(1, static_cast<int>(std::ceil((kThumb + 8) / pitch))); // thinned out, never overlapping
  for (int i = 0; i < slots_; ++i) {
    if (i % stride != 0 && i != scene.current) continue;
    const QRectF place(x_at(i) - kThumb / 2, top, kThumb, kThumb);
    const QImage picture = i < scene.stops.size() ? toQImage(scene.stops[i].thumbnail) : QImage();
    if (picture.isNull()) {
      painter.setPen(QPen(t.border, 1));
      painter.setBrush(t.slot);
      painter.drawRect(place);
    } else {
      painter.drawImage(place, picture);
    }
  }
  painter.fillRect(QRectF(x_at(0), top + kCurveBottom, x_at(slots_ - 1) - x_at(0), 1), t.border);
  paint_curves(painter, scene, top, x_at);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(t.accent, 4, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
  const double now = x_at(scene.current);
  painter.drawRect(QRectF(now - kThumb / 2, top, kThumb, kThumb).adjusted(-4, -4, 4, 4));
  painter.setPen(QPen(t.accent, 3, Qt::SolidLine, Qt::FlatCap));
  painter.drawLine(QPointF(now, top + kThumb + 6), QPointF(now, top + kCurveBottom + 2));
  if (scene.current >= scene.stops.size() || !scene.stops[scene.current].counts) return;
  const auto& counts = *scene.stops[scene.current].counts;
  if (counts.kept.measured())
    paintVerdict(painter, {now, rate_y(top, counts.kept.rate())}, Verdict::Kept, 1.4);
  if (counts.leak.measured())
    paintVerdict(painter, {now, rate_y(top, counts.leak.rate())}, Verdict::Leak, 1.4);
}

} // namespace pentimento
