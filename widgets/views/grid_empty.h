#pragma once

#include <QWidget>

class QLabel;

namespace pentimento {

/// In the place of the cells when the filters leave none: says so, and how to get them back.
class GridEmpty : public QWidget {
  Q_OBJECT

 public:
  explicit GridEmpty(QWidget* parent = nullptr);

 Q_SIGNALS:
  void showEverythingRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void refreshColours();

  QLabel* what_;
  QLabel* how_;
};

} // namespace pentimento
