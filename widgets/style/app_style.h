#pragma once

#include <QProxyStyle>

namespace pentimento {

/// Fusion without its frames, gradients and shadows: flat buttons, thin sliders, one-pixel separators, a
/// visible focus ring. Dynamic properties: `primary` makes a QPushButton the filled one, `alignLeft` drops
/// its padding; `muted` and `plain` make the text and the checked state of a QToolButton quiet; `quiet` gives
/// a QSlider a neutral track.
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
