#include "widgets/editors/thin_bar.h"

#include <QPainter>
#include <cmath>

#include "widgets/style/theme.h"

namespace pentimento {

ThinBar::ThinBar(QWidget* parent) : QProgressBar(parent) {
  setTextVisible(false);
  setFixedHeight(4);
  setRange(0, 1);
}

void ThinBar::setProgress(int done, int total) {
  setRange(0, total);
  if (total > 0) setValue(std::min(done, total));
  wander();
}

void ThinBar::wander() {
  const bool wanted = isVisible() && maximum() == minimum();
  if (wanted && !timer_) timer_ = startTimer(33);
  if (!wanted && timer_) killTimer(std::exchange(timer_, 0));
  update();
}

void ThinBar::timerEvent(QTimerEvent*) {
  ++tick_;
  update();
}

void ThinBar::showEvent(QShowEvent*) {
  wander();
}

void ThinBar::hideEvent(QHideEvent*) {
  wander();
}

void ThinBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme().track);
  painter.drawRoundedRect(rect(), 2, 2);
  QRectF done = rect();
  if (maximum() > minimum()) {
    done.setWidth(width() * std::clamp(double(value() - minimum()) / (maximum() - minimum()), 0.0, 1.0));
  } else {
    done.setWidth(width() * 0.3);
    done.moveLeft((width() - done.width()) * (0.5 - 0.5 * std::cos(tick_ * 0.06)));
  }
  painter.setBrush(theme().accent);
  if (done.width() > 0) painter.drawRoundedRect(done, 2, 2);
}

} // namespace pentimento
