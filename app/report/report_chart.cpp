#include "app/report/report_chart.h"

#include <QPainter>
#include <QTextCharFormat>

#include "app/report/report_ink.h"
#include "core/metrics/intervals.h"
#include "widgets/style/fonts.h"

namespace pentimento {
namespace {

using namespace report_ink;

constexpr qreal kLeft = 150, kPlot = 400, kRight = 90, kRow = 26, kTop = 8, kFoot = 26; // as core/audit's

std::vector<RateRow> rowsOf(const QTextFormat& format) {
  return format.property(ReportChart::Rows).value<std::vector<RateRow>>();
}

qreal x(double share) {
  return kLeft + kPlot * share;
}

void drawRow(QPainter& painter, const RateRow& row, qreal y, const QColor& colour) {
  painter.setPen(kInk);
  painter.drawText(QRectF(0, y - 10, kLeft - 12, 20), Qt::AlignRight | Qt::AlignVCenter,
                   QString::fromStdString(row.label));
  if (!row.after.measured()) {
    painter.setPen(kMuted);
    painter.drawText(QRectF(kLeft + 6, y - 10, kPlot, 20), Qt::AlignLeft | Qt::AlignVCenter,
                     ReportChart::tr("– not tested"));
    return;
  }
  const auto interval = wilson(row.after);
  painter.setPen(QPen(colour, 2));
  painter.drawLine(QPointF(x(interval.low), y), QPointF(x(interval.high), y));
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(QPointF(x(row.after.rate()), y), 4.5, 4.5);
  painter.setBrush(Qt::NoBrush);
  if (row.before.measured()) {
    const QPointF tip(x(row.before.rate()), y - 4);
    painter.setPen(QPen(kMuted, 1.2));
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-4.5, -6), tip + QPointF(4.5, -6)});
  }
  painter.setPen(kInk);
  painter.drawText(QRectF(kLeft + kPlot, y - 10, kRight - 4, 20), Qt::AlignRight | Qt::AlignVCenter,
                   QStringLiteral("%1/%2").arg(row.after.k).arg(row.after.n));
}

} // namespace

QTextCharFormat ReportChart::format(const std::vector<RateRow>& rows, const QColor& colour) {
  QTextCharFormat format;
  format.setObjectType(kObject);
  format.setProperty(Rows, QVariant::fromValue(rows));
  format.setProperty(Colour, colour);
  return format;
}

QSizeF ReportChart::intrinsicSize(QTextDocument*, int, const QTextFormat& format) {
  return {kLeft + kPlot + kRight, kTop + kRow * static_cast<qreal>(rowsOf(format).size()) + kFoot};
}

void ReportChart::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                             const QTextFormat& format) {
  const auto rows = rowsOf(format);
  const auto plot = kRow * static_cast<qreal>(rows.size());
  painter->save();
  painter->translate(rect.topLeft());
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setFont(uiFont(12));
  for (const int share : {0, 25, 50, 75, 100}) {
    painter->setPen(QPen(kLine, 1));
    painter->drawLine(QPointF(x(share / 100.0), kTop), QPointF(x(share / 100.0), kTop + plot));
    painter->setPen(kMuted);
    painter->drawText(QRectF(x(share / 100.0) - 30, kTop + plot + 4, 60, 20), Qt::AlignHCenter | Qt::AlignTop,
                      QStringLiteral("%1 %").arg(share));
  }
  qreal y = kTop + kRow / 2;
  for (const auto& row : rows) {
    drawRow(*painter, row, y, format.property(Colour).value<QColor>());
    y += kRow;
  }
  painter->restore();
}

} // namespace pentimento
