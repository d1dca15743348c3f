#pragma once

#include <QAbstractButton>

namespace pentimento {

/// A 28 × 16 switch; `toggled` as with every button.
class ToggleSwitch : public QAbstractButton {
  Q_OBJECT

 public:
  explicit ToggleSwitch(QWidget* parent = nullptr);
  QSize sizeHint() const override { return {34, 22}; } ///< The switch and its focus ring.

 protected:
  void paintEvent(QPaintEvent*) override;
  bool hitButton(const QPoint& position) const override { return rect().contains(position); }
};

} // namespace pentimento
