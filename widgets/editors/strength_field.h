#pragma once

#include "widgets/editors/flat_field.h"

namespace pentimento {

/// Strength of an edit as typed figures, −1 to 2, flat until one comes near. Up and Down step by 0.05, Escape
/// goes back.
class StrengthField : public FlatField {
  Q_OBJECT

 public:
  static constexpr double kLeast = -1.0;
  static constexpr double kMost = 2.0;

  explicit StrengthField(QWidget* parent = nullptr);

  void setStrength(double strength); ///< Shows it without saying strengthTyped.
  double strength() const { return strength_; }
  QSize sizeHint() const override { return {44, 24}; }

 Q_SIGNALS:
  void strengthTyped(double strength);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void take();
  void step(double by);

  double strength_ = 1.0;
};

} // namespace pentimento
