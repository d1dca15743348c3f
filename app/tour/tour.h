#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace pentimento {

class MainWindow;
class Spotlight;
class TourCard;

/// Five stops over the real window. Places that are closed are passed over; Erase ends it.
class Tour : public QObject {
  Q_OBJECT

 public:
  static constexpr int kStops = 5;

  explicit Tour(MainWindow& window);

  void start();
  void stop();
  bool isShown() const { return card_ != nullptr; }
  /// The stop that is shown, from 0.
  int stopShown() const { return at_; }

 Q_SIGNALS:
  void ended();

 private:
  void go(int by);
  void place();
  QWidget* targetOf(int stop) const;

  MainWindow& window_;
  Spotlight* light_ = nullptr; ///< Both there only while the tour is shown.
  TourCard* card_ = nullptr;
  QPointer<QWidget> focusBefore_;
  int at_ = 0;
};

} // namespace pentimento
