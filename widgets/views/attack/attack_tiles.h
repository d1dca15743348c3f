#pragma once

#include <vector>

#include <QImage>
#include <QWidget>

#include "core/values/attack_view.h"

namespace pentimento {

/// The counted pictures of one side, all of them, as large as there is room for; a frame says what the judge
/// saw. A click or an arrow key chooses one, Escape or another click lets go.
class AttackTiles : public QWidget {
  Q_OBJECT

 public:
  explicit AttackTiles(const QString& name, QWidget* parent = nullptr);

  /// @param images how many there will be, so that none moves when the next one comes.
  void setPictures(const std::vector<AttackPicture>& pictures, int images, const std::string& target,
                   bool hidden);
  void setCurrent(int index); ///< −1: none.
  int current() const { return current_; }
  int count() const { return static_cast<int>(pictures_.size()); }
  QRect tile(int index) const;
  QSize sizeHint() const override { return {220, 48}; }
  QSize minimumSizeHint() const override { return {120, 24}; }

 Q_SIGNALS:
  void chosen(int index); ///< By hand; −1 for none any more.

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void choose(int index);
  int at(const QPoint& place) const;
  int side() const; ///< Of a tile.
  void paintFrame(QPainter& painter, const QRect& place, Verdict verdict) const;

  QString name_;
  std::vector<AttackPicture> pictures_;
  std::vector<QImage> images_; ///< Of the same numbers.
  int expected_ = 0;
  int current_ = -1;
  bool hidden_ = false;
  std::string target_;
};

} // namespace pentimento
