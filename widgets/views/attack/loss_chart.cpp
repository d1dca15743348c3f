#include "widgets/views/attack/loss_chart.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/chart_frame.h"

namespace pentimento {
namespace {

constexpr int kPlotLeft = 48, kPlotTop = 24, kPlotBottom = 22, kPlotRight = 14, kSample = 18, kLegendGap = 5,
              kLegendLine = 14;

QPen attackPen() {
  return QPen(theme().accent, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
}

QPen controlPen() {
  QPen pen(theme().kept, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  pen.setDashPattern({4, 3});
  return pen;
}

QString valueOf(const std::vector<LossPoint>& curve) {
  return curve.empty() ? QStringLiteral("–") : QString::number(curve.back().loss, 'g', 3);
}

} // namespace

LossChart::LossChart(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Loss of the attack and of its null control"));
  setToolTip(tr("What the search makes smaller, step by step: solid for the attack, dashed for its null "
                "control. A low loss alone proves nothing; the counted pictures do."));
}

void LossChart::setCurves(const std::vector<LossPoint>& attack, const std::vector<LossPoint>& control,
                          int steps) {
  attack_ = attack;
  control_ = control;
  steps_ = std::max(1, steps);
  least_ = 0.0;
  most_ = 0.0;
  bool any = false;
  for (const auto* curve : {&attack_, &control_})
    for (const LossPoint& point : *curve) {
      if (!std::isfinite(point.loss)) continue;
      least_ = any ? std::min(least_, point.loss) : point.loss;
      most_ = any ? std::max(most_, point.loss) : point.loss;
      any = true;
      steps_ = std::max(steps_, point.step);
    }
  constexpr double kFlat = 0.5; // what moves less than this is not shown down to 0
  if (least_ > 0.0 && most_ - least_ > kFlat * most_) least_ = 0.0;
  if (most_ <= least_) most_ = least_ + (any ? std::max(std::abs(least_) * 0.01, 1e-6) : 1.0);
  setAccessibleDescription(legend());
  update();
}

QString LossChart::legend() const {
  return tr("attack %1").arg(valueOf(attack_)) + QStringLiteral(", ") +
         tr("null control %1").arg(valueOf(control_));
}

void LossChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintLegend(painter);
  const QRectF plot(kPlotLeft, top(), std::max(24, width() - kPlotLeft - kPlotRight),
                    std::max(24, height() - top() - kPlotBottom));
  paintHeights(painter, plot, least_, most_);
  paintSteps(painter, plot, 0, steps_);
  painter.setRenderHint(QPainter::Antialiasing);
  paintCurve(painter, plot, control_, controlPen());
  paintCurve(painter, plot, attack_, attackPen());
}

bool LossChart::stacked() const {
  const double both = figuresWidth(smallFont(), tr("attack %1").arg(valueOf(attack_))) +
                      figuresWidth(smallFont(), tr("null control %1").arg(valueOf(control_))) +
                      2 * (kSample + kLegendGap) + 2 * kLegendGap;
  const int title = QFontMetrics(uiFont(11, QFont::Medium)).horizontalAdvance(tr("Loss"));
  return both + title + 2 * kLegendGap > width();
}

int LossChart::top() const {
  return kPlotTop + (stacked() ? kLegendLine : 0);
}

void LossChart::paintLegend(QPainter& painter) const {
  paintChartTitle(painter, tr("Loss"));
  painter.setFont(smallFont());
  const bool two = stacked();
  double right = width(), top = 0;
  const auto entry = [&](const QString& text, const QPen& pen, bool loud) {
    const double wide = figuresWidth(smallFont(), text);
    painter.setPen(loud ? theme().text : theme().textMuted);
    paintFigures(painter, QRectF(right - wide, top, wide + 1, kLegendLine), text);
    painter.setPen(pen);
    const double middle = top + kLegendLine / 2.0 + 0.5;
    painter.drawLine(QPointF(right - wide - kLegendGap - kSample, middle),
                     QPointF(right - wide - kLegendGap, middle));
    two ? top += kLegendLine : right -= wide + kSample + 3 * kLegendGap;
  };
  const QString attack = tr("attack %1").arg(valueOf(attack_));
  const QString control = tr("null control %1").arg(valueOf(control_));
  if (two) entry(attack, attackPen(), true);
  entry(control, controlPen(), false);
  if (!two) entry(attack, attackPen(), true);
}

void LossChart::paintCurve(QPainter& painter, const QRectF& plot, const std::vector<LossPoint>& curve,
                           const QPen& pen) const {
  QPainterPath path;
  bool down = false;
  QPointF last;
  for (const LossPoint& point : curve) {
    if (!std::isfinite(point.loss)) continue;
    const QPointF at(plot.left() + plot.width() * point.step / steps_,
                     plot.bottom() - plot.height() * (point.loss - least_) / (most_ - least_));
    down ? path.lineTo(at) : path.moveTo(at);
    down = true;
    last = at;
  }
  if (!down) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(pen);
  painter.drawPath(path);
  painter.setPen(Qt::NoPen);
  painter.setBrush(pen.color());
  painter.drawEllipse(last, 2.5, 2.5); // where it is, and all there is of a single step
}

} // namespace pentimento
