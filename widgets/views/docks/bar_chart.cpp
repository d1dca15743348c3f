#include "widgets/views/docks/bar_chart.h"

#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QHelpEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QToolTip>
#include <QValueAxis>
#include <algorithm>

#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/chart_frame.h"
#include "widgets/views/docks/line_chart.h"

namespace pentimento {

QString layerGroup(const std::string& name) {
  const QString text = QString::fromStdString(name);
  for (const char* group : {"down", "mid", "up"})
    if (text.contains(QStringLiteral("%1_block").arg(QLatin1String(group)))) return QLatin1String(group);
  return text.section(QLatin1Char('.'), 0, 0);
}

QString layerShortName(const std::string& name) {
  static const QRegularExpression blocks(QStringLiteral("(down|up|mid)_blocks?"));
  static const QRegularExpression shared(
      QStringLiteral("\\b(unet|attentions|transformer_blocks|weight)\\b\\.?"));
  QString text = QString::fromStdString(name);
  text.replace(blocks, QStringLiteral("\\1")).remove(shared);
  return text.replace(QLatin1Char('.'), QLatin1Char(' ')).simplified();
}

BarChart::BarChart(const QString& title, QWidget* parent) : QChartView(parent), title_(title) {
  bareChart(*this);
  setAccessibleName(title);
  series_ = new QBarSeries(this);
  bars_ = new QBarSet({}, this);
  series_->append(bars_);
  series_->setBarWidth(0.75);
  chart()->addSeries(series_);
  across_ = new QValueAxis(this);
  up_ = new QValueAxis(this);
  across_->setRange(-0.5, 0.5);
  up_->setRange(0, 1);
  chart()->addAxis(across_, Qt::AlignBottom);
  chart()->addAxis(up_, Qt::AlignLeft);
  series_->attachAxis(across_);
  series_->attachAxis(up_);
  for (QValueAxis* axis : {across_, up_}) axis->setVisible(false); // they map; drawBackground paints them
  restyle();
}

double BarChart::highest() const {
  return up_->max();
}

void BarChart::setLayers(const std::vector<LayerHealth>& layers) {
  layers_ = layers;
  double most = 0.0;
  QList<qreal> heights;
  for (const auto& layer : layers) {
    heights << layer.relative_change * 100.0;
    most = std::max(most, heights.last());
  }
  if (bars_->count() == heights.size()) {
    for (int i = 0; i < heights.size(); ++i) bars_->replace(i, heights[i]);
  } else {
    bars_->remove(0, bars_->count());
    bars_->append(heights);
  }
  across_->setRange(-0.5, std::max(0.5, static_cast<double>(layers.size()) - 0.5));
  up_->setRange(0, niceCeiling(most));
  viewport()->update();
}

void BarChart::restyle() {
  QColor bars = theme().kept;
  bars.setAlphaF(0.75f);
  bars_->setBrush(bars);
  bars_->setPen(Qt::NoPen);
}

void BarChart::changeEvent(QEvent* event) {
  QChartView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && up_) restyle();
}

void BarChart::resizeEvent(QResizeEvent* event) {
  QChartView::resizeEvent(event);
  placeChart(*this, 4);
}

void BarChart::drawBackground(QPainter* painter, const QRectF&) {
  painter->save();
  painter->resetTransform();
  painter->setRenderHint(QPainter::Antialiasing, false);
  paintHeights(*painter, chart()->plotArea(), up_->min(), up_->max());
  painter->restore();
}

void BarChart::drawForeground(QPainter* painter, const QRectF&) {
  painter->save();
  painter->resetTransform();
  paintChartTitle(*painter, title_);
  painter->setFont(smallFont());
  const QRectF plot = chart()->plotArea();
  for (std::size_t first = 0; first < layers_.size();) { // a word in the middle of every group
    const QString group = layerGroup(layers_[first].name);
    std::size_t end = first;
    while (end < layers_.size() && layerGroup(layers_[end].name) == group) ++end;
    const double middle = plot.left() + plot.width() * (static_cast<double>(first + end) / 2.0) /
                                            static_cast<double>(layers_.size());
    painter->drawText(QRectF(middle - 40, plot.bottom() + 6, 80, 16), Qt::AlignHCenter | Qt::AlignVCenter,
                      group);
    first = end;
  }
  painter->restore();
}

bool BarChart::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip || layers_.empty()) return QChartView::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QRectF plot = chart()->plotArea();
  const double at = (help->pos().x() - plot.left()) / plot.width() * static_cast<double>(layers_.size());
  if (at < 0 || at >= static_cast<double>(layers_.size())) return true;
  const LayerHealth& layer = layers_[static_cast<std::size_t>(at)];
  QToolTip::showText(
      help->globalPos(),
      tr("%1: %2 %").arg(QString::fromStdString(layer.name)).arg(layer.relative_change * 100.0, 0, 'f', 2),
      this);
  return true;
}

} // namespace pentimento
