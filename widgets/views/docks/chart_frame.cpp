#include "widgets/views/docks/chart_frame.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QPainter>
#include <cmath>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"

namespace pentimento {

void bareChart(QChartView& view) {
  view.setFrameShape(QFrame::NoFrame);
  view.setRenderHint(QPainter::Antialiasing);
  view.setBackgroundBrush(Qt::NoBrush);
  view.viewport()->setAutoFillBackground(false);
  view.setFocusPolicy(Qt::NoFocus);
  view.setMinimumSize(120, 96);
  QChart* chart = view.chart();
  chart->legend()->hide();
  chart->setBackgroundVisible(false);
  chart->setPlotAreaBackgroundVisible(false);
  chart->setAnimationOptions(QChart::NoAnimation);
  chart->setMargins({});
  chart->layout()->setContentsMargins(0, 0, 0, 0);
}

void paintHeights(QPainter& painter, const QRectF& plot, double least, double most) {
  painter.setFont(smallFont());
  for (const double share : {0.0, 0.5, 1.0}) {
    const double y = std::floor(plot.bottom() - share * plot.height()) + 0.5;
    painter.setPen(QPen(theme().border, 1));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(theme().textMuted);
    paintFigures(painter, QRectF(0, y - 8, plot.left() - 6, 16),
                 QString::number(least + share * (most - least), 'g', 3), Qt::AlignRight | Qt::AlignVCenter);
  }
}

void paintSteps(QPainter& painter, const QRectF& plot, double least, double most) {
  painter.setFont(smallFont());
  painter.setPen(theme().textMuted);
  for (const double share : {0.0, 0.5, 1.0}) {
    if (share == 0.5 && plot.width() < 96) continue; // no room for three
    paintFigures(painter, QRectF(plot.left() + share * plot.width() - 30, plot.bottom() + 4, 60, 16),
                 QString::number(std::lround(least + share * (most - least))),
                 Qt::AlignHCenter | Qt::AlignVCenter);
  }
}

void placeChart(QChartView& view, int right_room) {
  constexpr int left = 34, top = 22, bottom = 30;
  const QSize all = view.viewport()->size();
  const double wide = std::max(24, all.width() - left - right_room),
               high = std::max(24, all.height() - top - bottom);
  view.chart()->setPlotArea(QRectF(left, top, wide, high));
}

void paintChartTitle(QPainter& painter, const QString& title) {
  painter.setFont(uiFont(11, QFont::Medium));
  painter.setPen(theme().textMuted);
  painter.drawText(QRectF(0, 0, 400, 12), Qt::AlignLeft | Qt::AlignVCenter, title);
}

} // namespace pentimento
