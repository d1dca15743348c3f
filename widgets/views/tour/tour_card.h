#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace pentimento {

/// The small card beside the spotlight: what this is, and Back, Next, Skip. Return or Right goes on, Left
/// back, Esc skips.
class TourCard : public QWidget {
  Q_OBJECT

 public:
  explicit TourCard(QWidget* parent);

  void say(const QString& title, const QString& text, int stop, int stops);
  QString title() const;

 Q_SIGNALS:
  void nextRequested();
  void backRequested();
  void skipRequested();

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QLabel* title_;
  QLabel* text_;
  QLabel* count_;
  QPushButton* back_;
  QPushButton* next_;
};

} // namespace pentimento
