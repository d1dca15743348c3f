#pragma once

#include <QAbstractButton>
#include <QIcon>

namespace pentimento {

/// A 24 px switch of a dock: icon, name and, when there is something to count, a pill with the number.
class DockSwitch : public QAbstractButton {
  Q_OBJECT

 public:
  DockSwitch(const QString& icon, const QString& text, QWidget* parent = nullptr);

  void setCount(int count); ///< 0 = no pill.
  int count() const { return count_; }
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  QString icon_;
  int count_ = 0;
};

} // namespace pentimento
