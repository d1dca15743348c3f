#pragma once

#include <QComboBox>

namespace pentimento {

/// A combo box whose text stands where the text of the fields stands, and which a passing wheel does not
/// change.
class ChoiceCombo : public QComboBox {
  Q_OBJECT

 public:
  explicit ChoiceCombo(QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {56, 28}; }

 protected:
  void paintEvent(QPaintEvent*) override;
  void wheelEvent(QWheelEvent* event) override;
};

} // namespace pentimento
