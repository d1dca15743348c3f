#pragma once

#include <QComboBox>

#include "core/values/erasure_settings.h"

namespace pentimento {

/// The methods by title (semibold) and summary (muted), in the field and in its list.
class MethodCombo : public QComboBox {
  Q_OBJECT

 public:
  explicit MethodCombo(QWidget* parent = nullptr);

  void setMethods(const std::vector<MethodDescription>& methods);
  void setMethod(const std::string& name);
  std::string method() const; ///< Its name, or empty.

 Q_SIGNALS:
  void methodChosen(); ///< By hand.

 protected:
  void paintEvent(QPaintEvent*) override;
  QSize minimumSizeHint() const override { return {120, 32}; }
  QSize sizeHint() const override { return {200, 32}; }
  void wheelEvent(QWheelEvent* event) override;
};

} // namespace pentimento
