#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "core/values/snapshot.h"

namespace pentimento {

/// Layers × time: whether what erases and what preserves pull a matrix the same way or against each other,
/// and where the preserving gradient stepped in.
class ConflictMap : public QWidget {
  Q_OBJECT

 public:
  explicit ConflictMap(QWidget* parent = nullptr);

  void setTotalSteps(int total);
  void addColumn(int step, const std::vector<LayerHealth>& layers);
  void setPlayhead(int step); ///< −1 = none.
  void clear();

  int columnCount() const { return static_cast<int>(columns_.size()); }
  QString summary() const; ///< "3 of 16 layers in conflict at step 280."
  QRect plot() const;      ///< Where the map is painted.
  QSize sizeHint() const override { return {890, 188}; }
  QSize minimumSizeHint() const override { return {320, 96}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  bool event(QEvent* event) override;

 private:
  struct Column {
    int step = 0;
    std::vector<float> cosine;
    std::vector<bool> conflict;
  };
  int steps() const;
  double x(int step) const;
  void paintMap(QPainter& painter) const;
  void paintRows(QPainter& painter) const;
  void paintLegend(QPainter& painter) const;
  QString tip(const QPoint& position) const;

  std::vector<std::string> names_;
  std::vector<Column> columns_;
  int total_ = 0;
  int playhead_ = -1;
};

/// The colour of a cosine between −1 (against each other) and 1 (together).
QColor conflictColour(double cosine);

} // namespace pentimento
