#include "widgets/views/panels/mark_legend.h"

#include <QPainter>

#include "widgets/delegates/meter_delegate.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {

MarkLegend::MarkLegend(Mark mark, QWidget* parent) : QWidget(parent), mark_(mark) {
  setFixedHeight(20);
}

void MarkLegend::setText(const QString& text) {
  text_ = text;
  setAccessibleName(text);
  setToolTip(text);
  update();
}

void MarkLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (mark_ == Mark::Control) paintControlMark(painter, {5, 8.5});
  if (mark_ == Mark::Dash) paintVerdict(painter, {5, 10}, Verdict::NotScored);
  painter.setFont(smallFont());
  painter.setPen(theme().textMuted);
  const QString shown = QFontMetrics(smallFont()).elidedText(text_, Qt::ElideRight, width() - 14);
  paintFigures(painter, rect().adjusted(16, 0, 0, 0), shown);
}

} // namespace pentimento
