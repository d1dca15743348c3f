#pragma once

#include <vector>

#include <QImage>
#include <QWidget>

#include "core/values/label_request.h"

namespace pentimento {

/// The pictures that wait for an answer, as many as there is room for; a click chooses one.
class LabelTiles : public QWidget {
  Q_OBJECT

 public:
  explicit LabelTiles(QWidget* parent = nullptr);

  void setRequests(const std::vector<LabelRequest>& requests, int current);
  QSize sizeHint() const override;

 Q_SIGNALS:
  void chosen(int id);

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  struct Tile {
    int id;
    QImage picture;
  };
  int shown() const; ///< How many fit, the "+ n" behind them taken off.

  std::vector<Tile> tiles_;
  int current_ = -1;
};

} // namespace pentimento
