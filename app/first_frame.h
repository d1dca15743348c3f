#pragma once

#include <functional>

#include <QObject>
#include <QWidget>

namespace pentimento {

/// Runs `then` once, when `window` has painted its first frame, so that what follows neither delays it nor is
/// delayed by it. A window that is never painted (minimised, on another desktop) waits no longer than a
/// second.
class FirstFrame : public QObject {
  Q_OBJECT

 public:
  FirstFrame(QWidget* window, std::function<void()> then);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void go();

  std::function<void()> then_;
};

} // namespace pentimento
