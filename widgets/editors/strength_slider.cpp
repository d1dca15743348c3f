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
  setRange(-100, 200);
  setSingleStep(5);
  setPageStep(25);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Strength"));
  connect(this, &QSlider::actionTriggered, this, [this](int action) {
    constexpr int catches = 4;
    if (action != SliderMove) return;
    for (const int stop : {0, kFull})
      if (std::abs(sliderPosition() - stop) <= catches) setSliderPosition(stop);
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

double StrengthSlider::xOf(int value) const {
  QStyleOptionSlider option;
  initStyleOption(&option);
  option.sliderPosition = option.sliderValue = value;
  return QRectF(style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this))
      .center()
      .x();
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
  const double none = xOf(0), full = xOf(kFull);
  painter.setBrush(quiet_ || !isEnabled() ? t.outline : t.accent);
  const double from = std::min(none, knob.x()), to = std::max(none, knob.x()); // from 0, either way
  painter.drawRoundedRect(QRectF(from, middle - 1.5, to - from, 3), 1.5, 1.5);
  painter.setBrush(t.outline);
  for (const double stop : {none, full}) painter.drawRect(QRectF(stop - 0.5, middle + 5, 1, 3));
  painter.setBrush(quiet_ || !isEnabled() ? t.textMuted : t.text);
  painter.drawEllipse(QPointF(knob.x(), middle), 6, 6);
  if (hasFocus()) paintFocusRing(painter, QRectF(knob.x() - 9, middle - 9, 18, 18), 9);
}

} // namespace pentimento
