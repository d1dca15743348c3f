#pragma once

#include <QChartView>
#include <QHash>
#include <optional>

#include "widgets/style/theme.h"

QT_BEGIN_NAMESPACE
class QLineSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace pentimento {

/// How a line looks; its label stands at its end.
struct LineLook {
  QString label;
  QColor Theme::*colour = &Theme::kept;
  double opacity = 1.0;
  bool dashed = false;
  bool loud = false; ///< The label in the line's colour or the text's, else muted.
};

/// Lines over steps, without a legend: a name at every line's end and a playhead that the timeline shares.
class LineChart : public QChartView {
  Q_OBJECT

 public:
  explicit LineChart(const QString& title, QWidget* parent = nullptr);

  void append(const QString& key, const QList<QPointF>& points); ///< Steps rising.
  void setLook(const QString& key, const LineLook& look);
  void setSteps(int total); ///< The right end of the axis; grows by itself where more come.
  void setFixedHeightRange(double least, double most); ///< Else the range follows the values.
  void setPlayhead(std::optional<double> step);
  void clear();

  QStringList keys() const { return order_; }
  QList<QPointF> points(const QString& key) const;
  double highest() const; ///< Upper end of the axis.

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void drawBackground(QPainter* painter, const QRectF& rect) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void changeEvent(QEvent* event) override;

 private:
  QLineSeries* series(const QString& key);
  void restyle();
  void fitRange();
  void place();
  void paintLabels(QPainter& painter);

  struct Line {
    QLineSeries* series = nullptr;
    LineLook look;
  };
  QString title_;
  QStringList order_;
  QHash<QString, Line> lines_;
  QValueAxis* across_;
  QValueAxis* up_;
  bool fixed_range_ = false;
  double least_ = 0.0; ///< Over all lines; the axis starts at 0 at the latest.
  double most_ = 0.0;
  std::optional<double> playhead_;
};

/// The round number at or above `value` whose half is round, too: 0.4, 1, 2, 10 …; 1 for 0.
double niceCeiling(double value);

} // namespace pentimento
