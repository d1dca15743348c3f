#pragma once

#include <QWidget>
#include <vector>

#include "core/values/snapshot.h"

namespace pentimento {

/// A heat map of an edit: a column per matrix, and lines for its change, its residual to the anchor and the
/// drift of kept concepts, each line from 0 (black) to its own largest value.
class LayerStrip : public QWidget {
  Q_OBJECT

 public:
  explicit LayerStrip(QWidget* parent = nullptr);

  void setLayers(const std::vector<LayerHealth>& layers);
  QString tip(const QPoint& position) const; ///< What stands there, in figures; empty beside the map.
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  bool event(QEvent* event) override;

 private:
  struct Line {
    QString key;
    double LayerHealth::*value;
    double largest = 0.0;
  };
  QRectF cell(int line, std::size_t layer) const;

  std::vector<LayerHealth> layers_;
  std::vector<Line> lines_;
};

} // namespace pentimento
