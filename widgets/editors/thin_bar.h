#pragma once

#include <QProgressBar>

namespace pentimento {

/// Progress as a 4 px bar without words; with a range of 0 to 0 a piece of it wanders.
class ThinBar : public QProgressBar {
  Q_OBJECT

 public:
  explicit ThinBar(QWidget* parent = nullptr);
  void setProgress(int done, int total); ///< total 0 = not known.
  QSize sizeHint() const override { return {120, 4}; }
  QSize minimumSizeHint() const override { return {24, 4}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void timerEvent(QTimerEvent*) override;
  void showEvent(QShowEvent*) override;
  void hideEvent(QHideEvent*) override;

 private:
  void wander();

  int timer_ = 0;
  int tick_ = 0;
};

} // namespace pentimento
