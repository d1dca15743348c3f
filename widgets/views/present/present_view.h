#pragma once

#include <QTimer>
#include <QWidget>

#include "widgets/views/present/present_scene.h"

namespace pentimento {

/// The run for a room full of people: three prompts × three seeds, the leak meter and the snapshots in large
/// type, everything in the proportion height / 1080. Esc or F11 closes, H reveals, ←/→ scrub, Space pauses.
class PresentView : public QWidget {
  Q_OBJECT

 public:
  explicit PresentView(QWidget* parent = nullptr);

  void setScene(const PresentScene& scene);
  const PresentScene& scene() const { return scene_; }
  bool hintsShown() const { return rest_.isActive(); }

 Q_SIGNALS:
  void closeRequested();
  void revealToggled();
  void snapshotStepped(int by);
  void pauseToggled();

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void showEvent(QShowEvent*) override;

 private:
  void wake();
  void sleep();
  void paintHead(QPainter& painter) const;
  void paintRow(QPainter& painter, const PresentRow& row, double top) const;
  void paintCell(QPainter& painter, const PresentCell& cell, QPointF at) const;

  PresentScene scene_;
  QTimer rest_; ///< Runs while pointer and hints are shown.
};

} // namespace pentimento
