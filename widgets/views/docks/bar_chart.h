#pragma once

#include <QChartView>
#include <vector>

#include "core/values/snapshot.h"

QT_BEGIN_NAMESPACE
class QBarSet;
class QBarSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace pentimento {

/// How much every edited matrix changed, in per cent, in the order of the network: down, mid, up.
class BarChart : public QChartView {
  Q_OBJECT

 public:
  explicit BarChart(const QString& title, QWidget* parent = nullptr);

  void setLayers(const std::vector<LayerHealth>& layers);
  int count() const { return static_cast<int>(layers_.size()); }
  double highest() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void drawBackground(QPainter* painter, const QRectF& rect) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void restyle();

  QString title_;
  std::vector<LayerHealth> layers_;
  QBarSeries* series_;
  QBarSet* bars_;
  QValueAxis* across_;
  QValueAxis* up_;
};

/// "down", "mid" or "up" of a Diffusers parameter name, or its first word.
QString layerGroup(const std::string& name);

/// A parameter name without what all of them share: "down 1.0 attn2 to_k".
QString layerShortName(const std::string& name);

} // namespace pentimento
