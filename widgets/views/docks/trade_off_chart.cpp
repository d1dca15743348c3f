#include "widgets/views/docks/trade_off_chart.h"

#include <QChart>
#include <QHelpEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QScatterSeries>
#include <QToolTip>
#include <QValueAxis>

#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/chart_frame.h"

namespace pentimento {
namespace {

constexpr int kNames = 148; // for the runs' names at the right
constexpr double kReach = 8.0;
constexpr double kMargin = 4.0; // per cent beyond 0 and 100: points there are drawn whole

QString sayPoint(const QString& run, const TradeOffPoint& point) {
  const auto part = [](const Proportion& found, const Interval& band) {
    return QStringLiteral("%1/%2 [%3, %4 %]")
        .arg(found.k)
        .arg(found.n)
        .arg(band.low * 100.0, 0, 'f', 0)
        .arg(band.high * 100.0, 0, 'f', 0);
  };
  return TradeOffChart::tr("%1, step %2: leaks %3, keeps %4")
      .arg(run)
      .arg(point.step)
      .arg(part(point.leak, point.leakBand), part(point.kept, point.keptBand));
}

bool measured(const TradeOffPoint& point) {
  return point.leak.measured() && point.kept.measured();
}

QPointF percent(const TradeOffPoint& point) {
  return {point.leak.rate() * 100.0, point.kept.rate() * 100.0};
}

} // namespace

TradeOffChart::TradeOffChart(QWidget* parent) : QChartView(parent) {
  bareChart(*this);
  setAccessibleName(tr("Kept against leaked"));
  across_ = new QValueAxis(this);
  up_ = new QValueAxis(this);
  chart()->addAxis(across_, Qt::AlignBottom);
  chart()->addAxis(up_, Qt::AlignLeft);
  for (QValueAxis* axis : {across_, up_}) {
    axis->setRange(-kMargin, 100 + kMargin);
    axis->setVisible(false); // they map; drawBackground paints them
  }
  front_ = new QLineSeries(this);
  path_ = new QLineSeries(this);
  ends_ = new QScatterSeries(this);
  snapshots_ = new QScatterSeries(this);
  for (QXYSeries* series : std::initializer_list<QXYSeries*>{front_, path_, ends_, snapshots_}) {
    chart()->addSeries(series);
    series->attachAxis(across_);
    series->attachAxis(up_);
  }
  ends_->setMarkerShape(QScatterSeries::MarkerShapeRectangle); // another run's end is no circle
  restyle();
}

void TradeOffChart::beginRun(const QString& name) {
  if (!runs_.empty()) {
    auto& before = runs_.back().points;
    std::erase_if(before, [](const TradeOffPoint& point) { return !measured(point); });
    if (before.empty())
      runs_.pop_back();
    else
      before.erase(before.begin(), before.end() - 1);
  }
  runs_.push_back({name, {}});
  shown_.reset();
  refill();
}

void TradeOffChart::discardRun() {
  if (!runs_.empty()) runs_.pop_back();
  refill();
}

void TradeOffChart::addPoint(const TradeOffPoint& point) {
  if (runs_.empty()) runs_.push_back({});
  runs_.back().points.push_back(point);
  refill();
}

void TradeOffChart::setShown(std::optional<int> index) {
  shown_ = index;
  viewport()->update();
}

void TradeOffChart::clear() {
  runs_.clear();
  shown_.reset();
  refill();
}

void TradeOffChart::refill() {
  QList<QPointF> path, ends, line;
  std::vector<TradeOffPoint> all;
  for (const auto& run : runs_)
    for (const auto& point : run.points) {
      if (!measured(point)) continue;
      all.push_back(point);
      (&run == &runs_.back() ? path : ends) << percent(point);
    }
  for (const std::size_t i : paretoFront(all)) {
    const QPointF next = percent(all[i]);
    if (!line.isEmpty())
      line << QPointF(next.x(), line.last().y()); // between two states there is only the worse
    line << next;
  }
  path_->replace(path);
  snapshots_->replace(path);
  ends_->replace(ends);
  front_->replace(line);
  viewport()->update();
}

void TradeOffChart::restyle() {
  QColor quiet = theme().kept;
  quiet.setAlphaF(0.5f);
  path_->setPen(QPen(quiet, 1));
  front_->setPen(QPen(theme().accent, 1.5, Qt::DashLine));
  for (QScatterSeries* dots : {snapshots_, ends_}) {
    dots->setMarkerSize(8);
    dots->setBorderColor(theme().panel);
    dots->setColor(dots == ends_ ? theme().kept : theme().accent);
  }
  viewport()->update();
}

QPointF TradeOffChart::place(const TradeOffPoint& point) const {
  return chart()->mapToPosition(percent(point));
}

const TradeOffPoint* TradeOffChart::shownPoint() const {
  if (runs_.empty()) return nullptr;
  const auto& points = runs_.back().points;
  for (auto it = points.rbegin(); it != points.rend(); ++it)
    if (measured(*it) && (!shown_ || it->index == *shown_)) return &*it;
  return nullptr;
}

void TradeOffChart::paintShown(QPainter& painter) const {
  const TradeOffPoint* point = shownPoint();
  if (!point) return;
  const auto at = [&](double leak, double kept) {
    return chart()->mapToPosition({leak * 100.0, kept * 100.0});
  };
  painter.setPen(QPen(theme().text, 1));
  painter.drawLine(at(point->leakBand.low, point->kept.rate()), at(point->leakBand.high, point->kept.rate()));
  painter.drawLine(at(point->leak.rate(), point->keptBand.low), at(point->leak.rate(), point->keptBand.high));
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme().text, 1.5));
  painter.drawEllipse(place(*point), 6.5, 6.5);
}

void TradeOffChart::paintNames(QPainter& painter) const {
  const QRectF plot = chart()->plotArea();
  painter.setFont(smallFont());
  double y = plot.top() - 8;
  for (auto run = runs_.rbegin(); run != runs_.rend() && y + 16 <= plot.bottom() + 8; ++run) {
    if (run->points.empty()) continue;
    const bool newest = run == runs_.rbegin();
    const QRectF mark(plot.right() + 14, y + 4, 8, 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(newest ? theme().accent : theme().kept);
    newest ? painter.drawEllipse(mark) : painter.drawRect(mark);
    painter.setPen(newest ? theme().text : theme().textMuted);
    const QRectF room(mark.right() + 6, y, viewport()->width() - mark.right() - 8, 16);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(run->name, Qt::ElideRight, int(room.width())));
    y += 16;
  }
}

void TradeOffChart::drawBackground(QPainter* painter, const QRectF&) {
  painter->save();
  painter->resetTransform();
  painter->setRenderHint(QPainter::Antialiasing, false);
  const QRectF all(chart()->mapToPosition({0, 100}), chart()->mapToPosition({100, 0}));
  paintHeights(*painter, all, 0, 100);
  paintSteps(*painter, all, 0, 100);
  painter->restore();
}

void TradeOffChart::drawForeground(QPainter* painter, const QRectF&) {
  painter->save();
  painter->resetTransform();
  paintChartTitle(*painter, tr("Kept (up) against leaked (across), %"));
  paintShown(*painter);
  paintNames(*painter);
  painter->restore();
}

QStringList TradeOffChart::saidAt(QPointF at) const {
  QStringList said;
  for (const auto& run : runs_)
    for (const auto& point : run.points)
      if (measured(point) && QLineF(place(point), at).length() <= kReach) said << sayPoint(run.name, point);
  return said;
}

void TradeOffChart::mousePressEvent(QMouseEvent* event) {
  if (runs_.empty() || event->button() != Qt::LeftButton) return QChartView::mousePressEvent(event);
  const TradeOffPoint* nearest = nullptr;
  for (const auto& point : runs_.back().points)
    if (measured(point) && QLineF(place(point), event->position()).length() <= kReach)
      nearest = &point; // of several at one place the newest
  if (nearest) Q_EMIT snapshotChosen(nearest->index);
}

bool TradeOffChart::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QChartView::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), saidAt(help->pos()).join(QLatin1Char('\n')), this);
  return true;
}

void TradeOffChart::changeEvent(QEvent* event) {
  QChartView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && up_) restyle();
}

void TradeOffChart::resizeEvent(QResizeEvent* event) {
  QChartView::resizeEvent(event);
  placeChart(*this, kNames);
}

} // namespace pentimento
