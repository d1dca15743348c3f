#include "widgets/views/compare_canvas.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/views/compare_parts.h"

namespace pentimento {
namespace {

constexpr int kSide = 64;  // room for the arrows to the previous and next cell
constexpr int kLabel = 24; // over a picture
constexpr int kPictureTop = 16 + kLabel + 8;
constexpr int kLeastLabel = 420;
constexpr int kMostMultiple = 64;
constexpr int kBlinkMs = 600;
constexpr int kFadeMs = 1000;

} // namespace

CompareCanvas::CompareCanvas(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setMinimumSize(2 * kSide + 128, kPictureTop + 128);
  blink_.setInterval(kBlinkMs);
  fade_.setInterval(kFadeMs);
  fade_.setSingleShot(true);
  connect(&blink_, &QTimer::timeout, this, [this] {
    phase_ = !phase_;
    update();
  });
  connect(&fade_, &QTimer::timeout, this, [this] {
    handle_ = false;
    update();
  });
}

void CompareCanvas::setStates(const QVector<CompareState>& states) {
  count_ = std::clamp(static_cast<int>(states.size()), 2, ComparePanes::kMost);
  for (int i = 0; i < count_; ++i) {
    const CompareState given = i < states.size() ? states[i] : CompareState();
    if (given.image != states_[i].image || images_[i].isNull()) images_[i] = toQImage(given.image);
    states_[i] = given;
  }
  difference_ = differenceHeat(images_[0], images_[1]);
  update();
  Q_EMIT viewChanged();
}

void CompareCanvas::setBlend(double part) {
  blend_ = std::clamp(part, 0.0, 1.0);
  update();
  Q_EMIT viewChanged();
}

void CompareCanvas::zoom(int steps) {
  const int now = std::max(1, static_cast<int>(std::lround(scale())));
  zoomAbout(QRectF(pane(0)).center(), std::clamp(now + steps, 1, kMostMultiple));
}

void CompareCanvas::pan(QPointF by, bool onlyOne) {
  for (int i = 0; i < ComparePanes::kMost; ++i)
    if (!onlyOne || mode_ != CompareMode::SideBySide || i == alone_) pan_[i] += by;
  update();
  Q_EMIT viewChanged();
}

void CompareCanvas::nudge(double by) {
  if (mode_ == CompareMode::Blend) return setBlend(blend_ + by);
  split_ = std::clamp(split_ + by, 0.0, 1.0);
  update();
}

void CompareCanvas::setMode(CompareMode mode) {
  mode_ = mode;
  restartBlink();
}

void CompareCanvas::setBlinking(bool blinking) {
  if (blinking == held_) return;
  held_ = blinking;
  restartBlink();
}

void CompareCanvas::restartBlink() {
  phase_ = false;
  if (shownMode() == CompareMode::Blink)
    blink_.start();
  else
    blink_.stop();
  update();
  Q_EMIT viewChanged();
}

void CompareCanvas::setFit(bool fit) {
  fit_ = fit;
  multiple_ = 0;
  std::fill(std::begin(pan_), std::end(pan_), QPointF());
  update();
  Q_EMIT viewChanged();
}

void CompareCanvas::setMultiple(int multiple) {
  fit_ = false;
  multiple_ = std::clamp(multiple, 0, kMostMultiple);
  if (multiple_ == 0) std::fill(std::begin(pan_), std::end(pan_), QPointF());
  update();
  Q_EMIT viewChanged();
}

void CompareCanvas::setSmooth(bool smooth) {
  smooth_ = smooth;
  update();
}

void CompareCanvas::setOverPicture(bool over) {
  over_ = over;
  update();
}

QSize CompareCanvas::pictureSize() const {
  return !images_[0].isNull() ? images_[0].size() : !images_[1].isNull() ? images_[1].size() : QSize(64, 64);
}

ComparePanes CompareCanvas::panes() const {
  return ComparePanes::of(rect().adjusted(kSide, kPictureTop, -kSide, 0), count_, pictureSize());
}

QRect CompareCanvas::pane(int index) const {
  return shownMode() == CompareMode::SideBySide ? panes().pane(index)
                                                : rect().adjusted(kSide, kPictureTop, -kSide, 0);
}

double CompareCanvas::scale() const {
  const QRect room = pane(0);
  const QSize size = pictureSize();
  const double fits = std::min(static_cast<double>(room.width()) / size.width(),
                               static_cast<double>(room.height()) / size.height());
  if (multiple_ > 0) return multiple_;
  return fit_ || fits < 1.0 ? std::max(fits, 0.01) : std::floor(fits);
}

QRectF CompareCanvas::placed(int index) const {
  const QRect room = pane(index);
  const QSizeF size = QSizeF(pictureSize()) * scale();
  QPointF corner(room.left() + (room.width() - size.width()) / 2,
                 room.top() + std::max(0.0, (room.height() - size.height()) / 2));
  if (size.height() > room.height()) corner.setY(room.top() + (room.height() - size.height()) / 2);
  const bool twoColumns = shownMode() == CompareMode::SideBySide && panes().columns == 2;
  if (twoColumns && size.width() < room.width()) // close together, or the eye has far to go
    corner.setX(index % 2 == 0 ? room.right() + 1 - size.width() : room.left());
  corner += pan_[shownMode() == CompareMode::SideBySide ? index : 1];
  return QRectF(QPointF(std::round(corner.x()), std::round(corner.y())), size); // whole pixels stay whole
}

QRect CompareCanvas::pictureRect() const {
  return placed(0).toAlignedRect().intersected(pane(0));
}

QRect CompareCanvas::contentRect() const {
  if (shownMode() != CompareMode::SideBySide) return pictureRect();
  QRect all = pictureRect();
  for (int i = 1; i < count_; ++i) all |= placed(i).toAlignedRect().intersected(pane(i));
  return all;
}

QPolygonF CompareCanvas::leftOfLine(const QRectF& place) const {
  const QPointF normal(std::cos(angle_), std::sin(angle_)), along(-normal.y(), normal.x());
  const QPointF point = place.center() + normal * (split_ - 0.5) * place.width();
  const double far = 4.0 * (place.width() + place.height());
  return QPolygonF({point + along * far, point - along * far, point - along * far - normal * far,
                    point + along * far - normal * far});
}

void CompareCanvas::paintImage(QPainter& painter, int index, const QImage& image) {
  painter.save();
  painter.setClipRect(pane(index), Qt::IntersectClip);
  const QRectF place = placed(index);
  if (image.isNull()) {
    painter.fillRect(place, theme().slot);
    const QImage& ghost = images_[index == 0 ? 1 : 0];
    painter.setOpacity(0.13); // the other state's picture shines through until this one is drawn
    if (!ghost.isNull()) painter.drawImage(place, ghost);
  } else {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, smooth_);
    painter.drawImage(place, image);
  }
  painter.restore();
}

void CompareCanvas::paintSplit(QPainter& painter) {
  const QRectF place = placed(0);
  const QPolygonF left = leftOfLine(place);
  paintImage(painter, 1, images_[1]);
  painter.save();
  QPainterPath clip;
  clip.addPolygon(left);
  painter.setClipPath(clip);
  paintImage(painter, 0, images_[0]);
  painter.restore();

  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setClipRect(pictureRect());
  painter.setPen(QPen(Qt::white, 2));
  painter.drawLine(left[0], left[1]);
  painter.restore();
  if (!handle_) return;
  const QPointF middle = (left[0] + left[1]) / 2;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Qt::white);
  painter.drawEllipse(middle, 16, 16);
  painter.translate(middle);
  painter.rotate(angle_ * 180 / M_PI);
  paintIcon(painter, QRectF(-14, -7, 14, 14), QStringLiteral("left"), Qt::black);
  paintIcon(painter, QRectF(0, -7, 14, 14), QStringLiteral("right"), Qt::black);
  painter.restore();
}

void CompareCanvas::paintBlend(QPainter& painter) {
  paintImage(painter, 0, images_[0]);
  painter.setOpacity(images_[1].isNull() ? 0.0 : blend_);
  paintImage(painter, 1, images_[1]);
  painter.setOpacity(1.0);
}

void CompareCanvas::paintDifference(QPainter& painter) {
  if (over_ && !images_[1].isNull() && !difference_.heat.isNull()) {
    QImage both = images_[1].convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    QPainter mixed(&both);
    mixed.fillRect(both.rect(), QColor(0, 0, 0, 128));
    mixed.setCompositionMode(QPainter::CompositionMode_Screen);
    mixed.drawImage(0, 0, difference_.heat);
    mixed.end();
    return paintImage(painter, 0, both);
  }
  if (!difference_.heat.isNull()) return paintImage(painter, 0, difference_.heat);
  painter.fillRect(pictureRect(), theme().slot);
  painter.setFont(bodyFont());
  painter.setPen(theme().textMuted);
  painter.drawText(pictureRect(), Qt::AlignCenter, tr("Both pictures are needed"));
}

void CompareCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().canvas);
  const QRect picture = pictureRect();
  const auto over = [&](const QRect& rect) {
    QRect row(rect.left(), rect.top() - kLabel - 8, rect.width(), kLabel);
    if (shownMode() != CompareMode::SideBySide &&
        row.width() < kLeastLabel) // both labels have to stand side by side
      row.adjust(-(kLeastLabel - row.width()) / 2, 0, (kLeastLabel - row.width()) / 2, 0);
    return row;
  };
  switch (shownMode()) {
  case CompareMode::Blink: {
    const int side = phase_ ? 1 : 0;
    paintImage(painter, side, images_[side]);
    paintCompareLabel(painter, over(picture), states_[side], side == 1);
    break;
  }
  case CompareMode::SideBySide:
    for (int i = 0; i < count_; ++i) {
      paintImage(painter, i, images_[i]);
      paintCompareLabel(painter, over(placed(i).toAlignedRect().intersected(pane(i))), states_[i], false);
    }
    break;
  case CompareMode::Blend:
    paintBlend(painter);
    paintCompareLabel(painter, over(picture), states_[0], false);
    paintCompareLabel(painter, over(picture), states_[1], true);
    break;
  case CompareMode::Difference: {
    paintDifference(painter);
    CompareState title;
    title.label = tr("Difference");
    title.score = tr("largest channel change per pixel");
    title.judged = false;
    paintCompareLabel(painter, over(picture), title, false);
    if (difference_.heat.isNull()) break;
    painter.setFont(bodyFont());
    painter.setPen(theme().textMuted);
    paintFigures(
        painter, over(picture),
        tr("mean %1, largest %2").arg(difference_.mean, 0, 'f', 2).arg(difference_.largest, 0, 'f', 2),
        Qt::AlignRight | Qt::AlignVCenter);
    break;
  }
  case CompareMode::Split:
    paintSplit(painter);
    paintCompareLabel(painter, over(picture), states_[0], false);
    paintCompareLabel(painter, over(picture), states_[1], true);
    break;
  }
}

void CompareCanvas::resizeEvent(QResizeEvent*) {
  Q_EMIT viewChanged();
}

void CompareCanvas::mousePressEvent(QMouseEvent* event) {
  const bool shift = event->modifiers() & Qt::ShiftModifier;
  last_ = event->position();
  if (event->button() == Qt::MiddleButton)
    drag_ = Drag::Pan;
  else if (event->button() != Qt::LeftButton)
    return;
  else if (mode_ == CompareMode::Split)
    drag_ = shift ? Drag::Turn : Drag::Line;
  else
    drag_ = shift && mode_ == CompareMode::SideBySide ? Drag::PanOne : Drag::Pan;
  if (drag_ == Drag::PanOne) alone_ = panes().at(event->position().toPoint());
  dragTo(event->position(), event->position());
}

void CompareCanvas::mouseMoveEvent(QMouseEvent* event) {
  if (drag_ != Drag::None) dragTo(event->position(), std::exchange(last_, event->position()));
}

void CompareCanvas::dragTo(QPointF point, QPointF from) {
  const QRectF place = placed(0);
  const QPointF offset = point - place.center();
  if (drag_ == Drag::Line) {
    const double along = offset.x() * std::cos(angle_) + offset.y() * std::sin(angle_);
    split_ = std::clamp(0.5 + along / place.width(), 0.0, 1.0);
  } else if (drag_ == Drag::Turn && (std::abs(offset.x()) > 4 || std::abs(offset.y()) > 4)) {
    split_ = 0.5; // the line turns about the middle and follows the pointer
    angle_ = std::atan2(offset.y(), offset.x()) - M_PI / 2;
    angle_ = std::remainder(angle_, M_PI);
  } else if (drag_ == Drag::Pan || drag_ == Drag::PanOne) {
    pan(point - from, drag_ == Drag::PanOne);
  }
  update();
}

void CompareCanvas::mouseReleaseEvent(QMouseEvent*) {
  drag_ = Drag::None;
}

void CompareCanvas::wheelEvent(QWheelEvent* event) {
  const int now = std::max(1, static_cast<int>(std::lround(scale())));
  const int next = std::clamp(now + (event->angleDelta().y() > 0 ? 1 : -1), 1, kMostMultiple);
  if (event->angleDelta().y() == 0 || next == now) return;
  zoomAbout(event->position(), next);
}

void CompareCanvas::zoomAbout(QPointF point, int next) {
  const int under = shownMode() == CompareMode::SideBySide ? panes().at(point.toPoint()) : 0;
  const QPointF pointer = point - QRectF(pane(under)).center();
  const double was = scale();
  for (QPointF& pan : pan_)
    pan = pointer - (pointer - pan) * next / was; // what is under the pointer stays there
  setMultiple(next);
}

void CompareCanvas::enterEvent(QEnterEvent*) {
  fade_.stop();
  handle_ = true;
  update();
}

void CompareCanvas::leaveEvent(QEvent*) {
  fade_.start();
}

} // namespace pentimento
