#include "widgets/views/timeline_view.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/style/app_style.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

constexpr int kLabels = 102; // the grid's label column
constexpr int kInset = 16;
constexpr int kPitch = 73;
constexpr int kThumb = 56;
constexpr int kTop = 12;
constexpr int kCurveTop = 78;
constexpr int kCurveBottom = 112;
constexpr int kStepsTop = 118;
constexpr int kEmptySlots = 11; // shown before it is known how many there will be
constexpr double kBand = 0.16;

qreal rateY(double rate) {
  return kCurveBottom - std::clamp(rate, 0.0, 1.0) * (kCurveBottom - kCurveTop);
}

QString countText(const Proportion& count) {
  return count.measured() ? QStringLiteral("%1/%2").arg(count.k).arg(count.n) : QStringLiteral("–");
}

/// Tells a screen reader about the timeline as the slider that it is.
class TimelineAccessible : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  explicit TimelineAccessible(TimelineView* view)
      : QAccessibleWidget(view, QAccessible::Slider), view_(view) {}

  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                               : QAccessibleWidget::interface_cast(type);
  }
  QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Value ? view_->valueText() : QAccessibleWidget::text(kind);
  }
  QVariant currentValue() const override { return view_->current(); }
  void setCurrentValue(const QVariant& value) override { view_->choose(value.toInt()); }
  QVariant maximumValue() const override { return view_->newest(); }
  QVariant minimumValue() const override { return 0; }
  QVariant minimumStepSize() const override { return 1; }

 private:
  TimelineView* view_;
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
  auto* view = qobject_cast<TimelineView*>(object);
  return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

TimelineView::TimelineView(QWidget* parent) : QWidget(parent), snapshots_(1) {
  static const bool installed = (QAccessible::installFactory(makeAccessible), true);
  Q_UNUSED(installed)
  setObjectName(QStringLiteral("timeline"));
  setAccessibleName(tr("Snapshots"));
  setFixedHeight(kHeight);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
}

void TimelineView::clear() {
  const ImagePtr before = snapshots_.front().thumbnail;
  snapshots_.assign(1, {});
  setThumbnail(0, before);
  current_ = 0;
  const bool was = std::exchange(live_, true);
  if (!was) Q_EMIT liveChanged(true);
  pins_.clear();
  Q_EMIT snapshotsChanged();
  update();
}

void TimelineView::setBefore(const ImagePtr& image) {
  setThumbnail(0, image);
}

void TimelineView::setPlannedSteps(int total, int every) {
  total_ = std::max(0, total);
  every_ = std::max(0, every);
  update();
}

TimelineView::Point& TimelineView::pointAt(int index) {
  if (index >= static_cast<int>(snapshots_.size())) snapshots_.resize(static_cast<std::size_t>(index) + 1);
  return snapshots_[static_cast<std::size_t>(index)];
}

void TimelineView::addSnapshot(const Snapshot& snapshot) {
  if (snapshot.index < 0) return;
  pointAt(snapshot.index).step = snapshot.step;
  if (live_) current_ = newest();
  Q_EMIT snapshotsChanged();
  update();
}

void TimelineView::setThumbnail(int index, const ImagePtr& image) {
  if (index < 0 || index > newest()) return; // a picture of a run that was cleared
  pointAt(index).thumbnail = image;
  pointAt(index).scaled = {};
  update();
}

void TimelineView::setCounts(const SnapshotCounts& counts, const Interval& leak) {
  if (counts.index < 0 || counts.index > newest()) return;
  pointAt(counts.index).counts = counts;
  pointAt(counts.index).leak = leak;
  update();
}

void TimelineView::setCurrent(int index) {
  current_ = std::clamp(index, 0, newest());
  update();
}

void TimelineView::togglePin(int index) {
  if (index < 0 || index > newest()) return;
  if (std::erase(pins_, index) == 0) pins_.push_back(index);
  if (pins_.size() > 2) pins_.erase(pins_.begin());
  update();
}

void TimelineView::choose(int index) {
  const int next = std::clamp(index, 0, newest());
  const bool live = next == newest();
  if (live != live_) {
    live_ = live;
    Q_EMIT liveChanged(live_);
  }
  if (next == current_) return update();
  setCurrent(next);
  QAccessibleValueChangeEvent said(this, next);
  QAccessible::updateAccessibility(&said);
  Q_EMIT snapshotSelected(next);
}

void TimelineView::goLive() {
  choose(newest());
}

QString TimelineView::valueText() const {
  return current_ == 0 ? tr("before any change")
                       : tr("snapshot %1, step %2").arg(current_).arg(stepAt(current_));
}

int TimelineView::slotCount() const {
  const int left = total_ - snapshots_.back().step; // a warm-up takes no snapshot: count from the newest one
  const int ahead = every_ > 0 && left > 0 ? (left + every_ - 1) / every_ : 0;
  return std::max(newest() + 1 + ahead, total_ == 0 && newest() == 0 ? kEmptySlots : 2);
}

int TimelineView::stride() const {
  const int room = std::max(2, (width() - kLabels - kInset - kThumb) / kPitch + 1);
  int stride = 1;
  while ((slotCount() - 1 + stride - 1) / stride + 1 > room) stride *= 2;
  return stride;
}

int TimelineView::stepAt(int index) const {
  if (index <= newest()) return snapshots_[static_cast<std::size_t>(index)].step;
  const int step = snapshots_.back().step + (index - newest()) * every_;
  return total_ > 0 ? std::min(step, total_) : step;
}

qreal TimelineView::xAt(int index) const {
  return kLabels + kThumb / 2.0 + kPitch * static_cast<qreal>(index) / stride();
}

int TimelineView::indexAt(qreal x) const {
  return static_cast<int>(std::lround((x - kLabels - kThumb / 2.0) * stride() / kPitch));
}

QRect TimelineView::thumbnailRect(int index) const {
  return QRect(static_cast<int>(std::lround(xAt(index) - kThumb / 2.0)), kTop, kThumb, kThumb);
}

QRect TimelineView::liveRect() const {
  return QRect(kInset, kTop + 32, kLabels - kInset, 18);
}

void TimelineView::paintThumbnail(QPainter& painter, int index) {
  const QRect place = thumbnailRect(index);
  painter.fillRect(place, theme().slot);
  if (index > newest() || !snapshots_[static_cast<std::size_t>(index)].thumbnail) {
    painter.setPen(theme().border);
    painter.drawRect(place.adjusted(0, 0, -1, -1));
    return;
  }
  Point& point = snapshots_[static_cast<std::size_t>(index)];
  const QSize pixels = (QSizeF(place.size()) * devicePixelRatioF()).toSize();
  if (point.scaled.size() != pixels) {
    point.scaled = QPixmap::fromImage(
        toQImage(point.thumbnail).scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    point.scaled.setDevicePixelRatio(devicePixelRatioF());
  }
  painter.drawPixmap(place.topLeft(), point.scaled);
}

void TimelineView::paintLabels(QPainter& painter) {
  const Theme& t = theme();
  painter.setFont(bodyStrongFont());
  painter.setPen(t.text);
  const bool none = newest() == 0;
  const QRect head(kInset, kTop, kLabels - kInset, 16);
  paintFigures(painter, head,
               none            ? tr("Snapshots")
               : current_ == 0 ? tr("Before")
                               : tr("Snapshot %1").arg(current_));
  painter.setFont(smallFont());
  painter.setPen(t.textMuted);
  paintFigures(painter, head.adjusted(0, 18, 0, 16),
               none ? tr("none yet") : tr("of %1").arg(slotCount() - 1));
  if (!live_) {
    painter.setPen(t.accent);
    paintFigures(painter, liveRect(), tr("Back to live"));
  }
  painter.setPen(t.textMuted);
  paintFigures(painter, QRect(kInset, kStepsTop, kLabels - kInset, 14), tr("step"));
  if (none) return;
  const Point& now = snapshots_[static_cast<std::size_t>(current_)];
  const auto line = [&](int middle, Verdict verdict, const QString& word, const QString& count) {
    paintVerdict(painter, QPointF(kInset + kMarkSize / 2, middle), verdict);
    painter.setPen(t.text);
    const QRectF words(kInset + 14, middle - 7, kLabels - kInset, 14);
    paintFigures(painter, words, word);
    painter.setPen(t.textMuted);
    paintFigures(painter, words.adjusted(figuresWidth(smallFont(), word) + 6, 0, 0, 0), count);
  };
  line(kCurveTop + 4, Verdict::Kept, tr("kept"),
       now.counts ? countText(now.counts->kept) : QStringLiteral("–"));
  line(kCurveBottom - 7, Verdict::Leak, tr("leak"),
       now.counts ? countText(now.counts->leak) : QStringLiteral("–"));
}

void TimelineView::paintAxis(QPainter& painter) {
  const Theme& t = theme();
  const qreal left = xAt(0), right = xAt(slotCount() - 1);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(t.border);
  painter.drawLine(QPointF(left, kCurveBottom), QPointF(right, kCurveBottom));
  if (newest() > 0) painter.drawLine(QPointF(left, kCurveTop), QPointF(right, kCurveTop));
  painter.setFont(smallFont());
  for (int index = 0; index < slotCount(); index += stride()) {
    if (index > newest() && every_ == 0) continue; // nothing is known about the steps to come
    const QRectF place(xAt(index) - kPitch / 2.0, kStepsTop, kPitch, 14);
    painter.setPen(index == current_ ? t.text : t.textMuted);
    paintFigures(painter, place, QString::number(stepAt(index)), Qt::AlignHCenter | Qt::AlignVCenter);
  }
}

void TimelineView::paintCurves(QPainter& painter) {
  const Theme& t = theme();
  QPolygonF leak, kept, above, below;
  for (int index = 0; index <= newest(); ++index) {
    const Point& point = snapshots_[static_cast<std::size_t>(index)];
    if (!point.counts) continue;
    if (point.counts->leak.measured()) {
      leak << QPointF(xAt(index), rateY(point.counts->leak.rate()));
      above << QPointF(xAt(index), rateY(point.leak.high));
      below.prepend(QPointF(xAt(index), rateY(point.leak.low)));
    }
    if (point.counts->kept.measured()) kept << QPointF(xAt(index), rateY(point.counts->kept.rate()));
  }
  painter.setRenderHint(QPainter::Antialiasing);
  QColor band = t.leak;
  band.setAlphaF(kBand);
  painter.setPen(Qt::NoPen);
  painter.setBrush(band);
  if (leak.size() > 1) painter.drawPolygon(above + below);
  painter.setBrush(Qt::NoBrush);
  QPen dashed(t.kept, 1.5, Qt::CustomDashLine, Qt::FlatCap);
  dashed.setDashPattern({4 / 1.5, 3 / 1.5});
  painter.setPen(dashed);
  painter.drawPolyline(kept);
  painter.setPen(QPen(t.leak, 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter.drawPolyline(leak);
}

void TimelineView::paintPins(QPainter& painter) {
  for (const int index : pins_) // over the picture, not on it
    paintIcon(painter, QRectF(xAt(index) - 5, 1, 10, 10), QStringLiteral("pin"), theme().accent);
}

void TimelineView::paintPlayhead(QPainter& painter) {
  const Theme& t = theme();
  const Point& now = snapshots_[static_cast<std::size_t>(current_)];
  const qreal x = xAt(current_);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(t.accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(thumbnailRect(current_)).adjusted(-2, -2, 2, 2));
  if (newest() == 0) return;
  painter.setPen(QPen(t.accent, 1.5, Qt::SolidLine, Qt::FlatCap));
  painter.drawLine(QPointF(x, kTop + kThumb + 3), QPointF(x, kCurveBottom + 3));
  if (!now.counts) return;
  painter.setPen(Qt::NoPen);
  if (now.counts->leak.measured()) { // a rim of the ground keeps the marks apart from the lines
    const QPointF disc(x, rateY(now.counts->leak.rate()));
    painter.setBrush(t.panel);
    painter.drawEllipse(disc, 5, 5);
    painter.setBrush(t.leak);
    painter.drawEllipse(disc, 3.5, 3.5);
  }
  if (now.counts->kept.measured()) {
    const QPointF square(x, rateY(now.counts->kept.rate()));
    painter.setPen(QPen(t.kept, 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(t.panel);
    painter.drawRect(QRectF(square.x() - 3, square.y() - 3, 6, 6));
  }
}

void TimelineView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().panel);
  painter.fillRect(QRect(0, 0, width(), 1), theme().border);
  paintLabels(painter);
  for (int index = 0; index < slotCount(); index += stride()) paintThumbnail(painter, index);
  if (current_ % stride() != 0) { // between two that are shown
    painter.fillRect(thumbnailRect(current_).adjusted(-5, -5, 5, 5), theme().panel);
    paintThumbnail(painter, current_);
  }
  paintPins(painter);
  paintAxis(painter);
  if (newest() == 0) {
    painter.setFont(bodyFont());
    painter.setPen(theme().textMuted);
    painter.drawText(QRect(kLabels, kCurveTop - 2, width() - kLabels - kInset, kCurveBottom - kCurveTop),
                     Qt::AlignCenter,
                     tr("Snapshots land here while the model changes. Drag to go back in time."));
  } else {
    paintCurves(painter);
  }
  paintPlayhead(painter);
  if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
    paintFocusRing(painter, rect().adjusted(1, 2, -1, -1));
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (!live_ && liveRect().contains(event->position().toPoint())) return goLive();
  if (event->position().x() >= kLabels - 8) choose(indexAt(event->position().x()));
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
  const bool link = !live_ && liveRect().contains(event->position().toPoint());
  setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (event->buttons() & Qt::LeftButton && !link) choose(indexAt(event->position().x()));
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
  case Qt::Key_Left:
    return choose(current_ - 1);
  case Qt::Key_Right:
    return choose(current_ + 1);
  case Qt::Key_Home:
    return choose(0);
  case Qt::Key_End:
    return goLive();
  default:
    QWidget::keyPressEvent(event);
  }
}

bool TimelineView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool pinned = key == Qt::Key_Return && pins_.size() == 2;
    if (key == Qt::Key_Left || key == Qt::Key_Right || pinned) event->accept();
  }
  return QWidget::event(event);
}

} // namespace pentimento
