#include "widgets/views/tour/spotlight.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/style/theme.h"

namespace pentimento {
namespace {
constexpr int kGap = 12;
constexpr int kRound = 6;
constexpr int kDim = 96; // of 255
} // namespace

Spotlight::Spotlight(QWidget* window) : QWidget(window), window_(window) {
  setObjectName(QStringLiteral("spotlight"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  hide();
  window_->installEventFilter(this);
}

void Spotlight::setTarget(QWidget* target) {
  if (target_) target_->removeEventFilter(this);
  target_ = target;
  if (target_) target_->installEventFilter(this);
  setGeometry(window_->rect());
  update();
}

QRect Spotlight::frame() const {
  if (!target_) return {};
  const QRect inside(target_->mapTo(window_, QPoint()), target_->size());
  return inside.adjusted(-2, -2, 2, 2) & window_->rect();
}

QPoint Spotlight::placeBeside(const QRect& target, const QSize& size, const QRect& bounds) {
  const int x = qBound(bounds.left() + kGap, target.left(), bounds.right() - size.width() - kGap);
  const int y = qBound(bounds.top() + kGap, target.top(), bounds.bottom() - size.height() - kGap);
  const QPoint all[] = {{target.right() + kGap, y},
                        {target.left() - kGap - size.width(), y},
                        {x, target.bottom() + kGap},
                        {x, target.top() - kGap - size.height()}};
  for (const QPoint& place : all)
    if (bounds.contains(QRect(place, size))) return place;
  return {bounds.right() - size.width() - kGap, bounds.bottom() - size.height() - kGap};
}

void Spotlight::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF hole = QRectF(frame());
  QPainterPath dim;
  dim.addRect(rect());
  dim.addRoundedRect(hole, kRound, kRound);
  QColor shade(Qt::black);
  shade.setAlpha(kDim);
  painter.fillPath(dim, shade); // odd-even: the hole stays as it is
  painter.setPen(QPen(theme().accent, 2));
  painter.drawRoundedRect(hole.adjusted(1, 1, -1, -1), kRound, kRound);
}

bool Spotlight::eventFilter(QObject* watched, QEvent* event) {
  const bool changed = event->type() == QEvent::Resize || event->type() == QEvent::Move;
  if (changed && isVisible()) {
    if (watched == window_) setGeometry(window_->rect());
    update();
    Q_EMIT moved();
  }
  return false;
}

} // namespace pentimento
