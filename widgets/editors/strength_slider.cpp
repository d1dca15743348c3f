#include "widgets/editors/strength_slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionSlider>
#include <QWheelEvent>
#include <cmath>

#include "widgets/style/app_style.h"
#include "widgets/style/theme.h"

namespace pentimento {

StrengthSlider::StrengthSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
  setRange(0, 150);
  setSingleStep(5);
  setPageStep(25);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Strength"));
  connect(this, &QSlider::actionTriggered, this, [this](int action) {
    constexpr int catches = 4;
    if (action == SliderMove && std::abs(sliderPosition() - kFull) <= catches) setSliderPosition(kFull);
  });
  connect(this, &QSlider::valueChanged, this, [this](int value) {
    if (!silent_) Q_EMIT strengthMoved(value / 100.0, !pressed_);
  });
}

void StrengthSlider::setQuiet(bool quiet) {
  quiet_ = quiet;
  update();
}

void StrengthSlider::setStrength(double strength) {
  silent_ = true;
  setValue(static_cast<int>(std::lround(strength * 100.0)));
  silent_ = false;
}

void StrengthSlider::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->button() == Qt::LeftButton; // QSlider moves before it says that it is held
  QSlider::mousePressEvent(event);
}

void StrengthSlider::mouseReleaseEvent(QMouseEvent* event) {
  QSlider::mouseReleaseEvent(event);
  if (std::exchange(pressed_, false)) Q_EMIT strengthMoved(value() / 100.0, true);
}

void StrengthSlider::wheelEvent(QWheelEvent* event) {
  hasFocus() ? QSlider::wheelEvent(event)
             : event->ignore(); // the list under the pointer scrolls, the strength stays
}

void StrengthSlider::paintEvent(QPaintEvent*) {
  QStyleOptionSlider option;
  initStyleOption(&option);
  const QPointF knob =
      QRectF(style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this)).center();
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const double middle = height() / 2.0;
  painter.setBrush(t.track);
  painter.drawRoundedRect(QRectF(0, middle - 1.5, width(), 3), 1.5, 1.5);
  painter.setBrush(quiet_ || !isEnabled() ? t.outline : t.accent);
  painter.drawRoundedRect(QRectF(0, middle - 1.5, knob.x(), 3), 1.5, 1.5);
  painter.setBrush(quiet_ || !isEnabled() ? t.textMuted : t.text);
  painter.drawEllipse(QPointF(knob.x(), middle), 6, 6);
  if (hasFocus()) paintFocusRing(painter, QRectF(knob.x() - 9, middle - 9, 18, 18), 9);
}

} // namespace pentimento
