#include "widgets/views/docks/chart_frame.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QPainter>

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

void styleAxis(QValueAxis& axis, bool upright) {
  axis.setLabelsFont(smallFont());
  axis.setLabelsBrush(theme().textMuted);
  axis.setLineVisible(false);
  axis.setGridLineVisible(upright);
  axis.setGridLinePen(QPen(theme().border, 1));
  axis.setTruncateLabels(false);
}

void placeChart(QChartView& view, int right_room) {
  constexpr int left = 36, top = 24, bottom = 26;
  const QSize all = view.viewport()->size();
  const double wide = std::max(24, all.width() - left - right_room),
               high = std::max(24, all.height() - top - bottom);
  view.chart()->setPlotArea(QRectF(left, top, wide, high));
}

void paintChartTitle(QPainter& painter, const QString& title) {
  painter.setFont(uiFont(11, QFont::Medium));
  painter.setPen(theme().textMuted);
  painter.drawText(QRectF(0, 0, 400, 16), Qt::AlignLeft | Qt::AlignVCenter, title);
}

} // namespace pentimento
