#pragma once

#include <QSlider>

namespace pentimento {

/// Strength of an edit, −1 to 2 in hundredths, which catches at 0 and at 1. Quiet (grey) while the edit is
/// off.
class StrengthSlider : public QSlider {
  Q_OBJECT

 public:
  static constexpr int kFull = 100;

  explicit StrengthSlider(QWidget* parent = nullptr);

  bool isHeld() const { return pressed_; }
  void setQuiet(bool quiet);
  /// Moves the handle without saying so; outside of −1 to 2 it stands at the nearer end.
  void setStrength(double strength);

 Q_SIGNALS:
  void strengthMoved(double strength,
                     bool finished); ///< `finished` = let go of, or one step by key or wheel.

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  double xOf(int value) const; ///< Where the knob stands at a value.

  bool quiet_ = false;
  bool silent_ = false;
  bool pressed_ = false;
};

} // namespace pentimento
