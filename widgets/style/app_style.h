#pragma once

#include <QProxyStyle>

namespace pentimento {

/// Fusion without its frames, gradients and shadows: flat buttons, thin sliders, one-pixel separators, a
/// visible focus ring. A QPushButton with the property `primary` is the one filled button. A QSlider with the
/// property `quiet` has a neutral track.
class AppStyle : public QProxyStyle {
  Q_OBJECT

 public:
  AppStyle();

  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
};

/// Paints the 2 px focus ring of the window just inside `rect`.
void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius = 6.0);

} // namespace pentimento
