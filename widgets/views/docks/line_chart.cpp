#include "widgets/views/docks/line_chart.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/views/docks/chart_frame.h"

namespace pentimento {
namespace {

constexpr int kLabelRoom = 92; // for the words at the lines' ends

/// "discriminator 1.74" in so much room: the name gives way, the figure at its end stays whole.
QString fitted(const QString& label, qreal room) {
  if (figuresWidth(smallFont(), label) <= room) return label;
  const QString figure = label.sliced(std::max<qsizetype>(0, label.lastIndexOf(QLatin1Char(' '))));
  const auto rest = static_cast<int>(room - figuresWidth(smallFont(), figure));
  return QFontMetrics(smallFont()).elidedText(label.chopped(figure.size()), Qt::ElideRight, rest) + figure;
}

} // namespace

double niceCeiling(double value) {
  if (!(value > 0.0) || !std::isfinite(value)) return 1.0;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 4.0, 5.0, 6.0, 8.0, 10.0})
    if (value <= step * power * (1.0 + 1e-9)) return step * power;
  return 10.0 * power;
}

LineChart::LineChart(const QString& title, QWidget* parent) : QChartView(parent), title_(title) {
  bareChart(*this);
  setAccessibleName(title);
  across_ = new QValueAxis(this);
  up_ = new QValueAxis(this);
  chart()->addAxis(across_, Qt::AlignBottom);
  chart()->addAxis(up_, Qt::AlignLeft);
  across_->setRange(0, 1);
  up_->setRange(0, 1);
  for (QValueAxis* axis : {across_, up_}) axis->setVisible(false); // they map; drawBackground paints them
  restyle();
}

QLineSeries* LineChart::series(const QString& key) {
  const auto found = lines_.constFind(key);
  if (found != lines_.constEnd()) return found->series;
  auto* made = new QLineSeries(this);
  chart()->addSeries(made);
  made->attachAxis(across_);
  made->attachAxis(up_);
  lines_.insert(key, {made, {key, &Theme::kept, 1.0, false, false}});
  order_ << key;
  restyle();
  return made;
}

void LineChart::append(const QString& key, const QList<QPointF>& points) {
  QList<QPointF> finite;
  for (const QPointF& point : points)
    if (std::isfinite(point.y())) finite << point;
  if (finite.isEmpty()) return;
  series(key)->append(finite);
  for (const QPointF& point : std::as_const(finite)) {
    least_ = std::min(least_, point.y());
    most_ = std::max(most_, point.y());
  }
  if (finite.last().x() > across_->max()) across_->setMax(finite.last().x());
  fitRange();
}

void LineChart::setLook(const QString& key, const LineLook& look) {
  series(key);
  lines_[key].look = look;
  restyle();
}

void LineChart::setSteps(int total) {
  across_->setRange(0, std::max(1, total));
}

void LineChart::setFixedHeightRange(double least, double most) {
  fixed_range_ = true;
  up_->setRange(least, most);
}

void LineChart::setPlayhead(std::optional<double> step) {
  playhead_ = step;
  viewport()->update();
}

void LineChart::clear() {
  chart()->removeAllSeries();
  lines_.clear();
  order_.clear();
  playhead_.reset();
  least_ = most_ = 0.0;
  fitRange();
  viewport()->update();
}

QList<QPointF> LineChart::points(const QString& key) const {
  const auto found = lines_.constFind(key);
  return found == lines_.constEnd() ? QList<QPointF>{} : found->series->points();
}

double LineChart::highest() const {
  return up_->max();
}

void LineChart::fitRange() {
  if (!fixed_range_) up_->setRange(least_ < 0.0 ? -niceCeiling(-least_) : 0.0, niceCeiling(most_));
  viewport()->update();
}

void LineChart::restyle() {
  for (const Line& line : std::as_const(lines_)) {
    QColor colour = theme().*line.look.colour;
    colour.setAlphaF(static_cast<float>(line.look.opacity));
    QPen pen(colour, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (line.look.dashed) pen.setDashPattern({4, 3});
    line.series->setPen(pen);
  }
  viewport()->update();
}

void LineChart::changeEvent(QEvent* event) {
  QChartView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && up_) restyle();
}

void LineChart::resizeEvent(QResizeEvent* event) {
  QChartView::resizeEvent(event);
  place();
}

void LineChart::place() {
  placeChart(*this, kLabelRoom);
}

void LineChart::drawBackground(QPainter* painter, const QRectF&) {
  painter->save();
  painter->resetTransform();
  painter->setRenderHint(QPainter::Antialiasing, false);
  paintHeights(*painter, chart()->plotArea(), up_->min(), up_->max());
  paintSteps(*painter, chart()->plotArea(), across_->min(), across_->max());
  painter->restore();
}

void LineChart::drawForeground(QPainter* painter, const QRectF&) {
  painter->save();
  painter->resetTransform();
  paintChartTitle(*painter, title_);
  const QRectF plot = chart()->plotArea();
  if (playhead_) {
    const double x = chart()->mapToPosition({*playhead_, up_->min()}).x();
    if (x >= plot.left() - 1 && x <= plot.right() + 1) {
      painter->setPen(QPen(theme().accent, 1.5));
      painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
  }
  paintLabels(*painter);
  painter->restore();
}

void LineChart::paintLabels(QPainter& painter) {
  struct Label {
    QString key;
    double x, y;
  };
  std::vector<Label> labels;
  for (const QString& key : std::as_const(order_)) {
    const auto& series = *lines_[key].series;
    if (series.count() == 0) continue;
    const QPointF end = chart()->mapToPosition(series.at(series.count() - 1));
    labels.push_back({key, end.x(), end.y()});
  }
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
  constexpr double line_height = 14.0;
  const double bottom = chart()->plotArea().bottom() + 6.0;
  for (std::size_t i = 1; i < labels.size(); ++i)
    labels[i].y = std::max(labels[i].y, labels[i - 1].y + line_height);
  for (std::size_t i = labels.size(); i-- > 0;) // push back up what fell out below
    labels[i].y = std::min(labels[i].y,
                           i + 1 < labels.size() ? labels[i + 1].y - line_height : bottom - line_height / 2);
  painter.setFont(smallFont());
  for (const Label& label : labels) {
    const LineLook& look = lines_[label.key].look;
    const bool neutral = look.colour == &Theme::kept || look.opacity < 1.0 || look.colour == &Theme::leak;
    painter.setPen(!look.loud ? theme().textMuted : neutral ? theme().text : theme().*look.colour);
    const double right = viewport()->width();
    const QRectF place(label.x + 6, label.y - line_height / 2, std::max(0.0, right - label.x - 6),
                       line_height);
    paintFigures(painter, place, fitted(look.label, place.width() + 2));
  }
}

} // namespace pentimento
