#pragma once

#include <vector>

#include <QWidget>

#include "core/values/attack_view.h"

namespace pentimento {

/// The loss of an attack by step, beside that of its null control, dashed and in another colour; a legend
/// above names both with their newest values.
class LossChart : public QWidget {
  Q_OBJECT

 public:
  explicit LossChart(QWidget* parent = nullptr);

  /// @param steps of one side, the right end of the axis.
  void setCurves(const std::vector<LossPoint>& attack, const std::vector<LossPoint>& control, int steps);
  QString legend() const; ///< What stands above, as text.
  QSize sizeHint() const override { return {220, 132}; }
  QSize minimumSizeHint() const override { return {148, 88}; }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  bool stacked() const; ///< The legend takes two lines.
  int top() const;      ///< Of the plot.
  void paintLegend(QPainter& painter) const;
  void paintCurve(QPainter& painter, const QRectF& plot, const std::vector<LossPoint>& curve,
                  const QPen& pen) const;

  std::vector<LossPoint> attack_, control_;
  int steps_ = 1;
  double least_ = 0.0, most_ = 1.0;
};

} // namespace pentimento
