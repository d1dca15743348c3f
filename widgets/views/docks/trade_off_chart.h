#pragma once

#include <QChartView>
#include <optional>

#include "widgets/views/docks/trade_off.h"

QT_BEGIN_NAMESPACE
class QLineSeries;
class QScatterSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace pentimento {

/// What an erasure costs: every snapshot of the run by how much still leaks and how much is kept, the ends of
/// the runs before it, and the Pareto front through all of them. The corner at the upper left is the aim.
class TradeOffChart : public QChartView {
  Q_OBJECT

 public:
  explicit TradeOffChart(QWidget* parent = nullptr);

  void beginRun(const QString& name); ///< Of the run before, its end stays; one of no figures is forgotten.
  void discardRun();                  ///< Forgets the newest.
  void addPoint(const TradeOffPoint& point);
  void setShown(std::optional<int> index); ///< The snapshot with its intervals; empty = the newest.
  void clear();

  const std::vector<TradeOffRun>& runs() const { return runs_; } ///< The newest last.
  /// Where a snapshot of the newest run is drawn, in the view.
  QPointF place(const TradeOffPoint& point) const;
  QSize sizeHint() const override { return {420, 188}; }

 Q_SIGNALS:
  void snapshotChosen(int index);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void drawBackground(QPainter* painter, const QRectF& rect) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void refill();
  void restyle();
  const TradeOffPoint* shownPoint() const;
  void paintShown(QPainter& painter) const;
  void paintNames(QPainter& painter) const;
  QStringList saidAt(QPointF at) const;

  std::vector<TradeOffRun> runs_;
  std::optional<int> shown_;
  QLineSeries *path_, *front_;
  QScatterSeries *snapshots_, *ends_;
  QValueAxis *across_, *up_;
};

} // namespace pentimento
