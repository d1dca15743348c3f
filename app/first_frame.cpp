#include "app/first_frame.h"

#include <utility>

#include <QEvent>
#include <QTimer>

namespace pentimento {
namespace {
constexpr int kLongestMs = 1000;
}

FirstFrame::FirstFrame(QWidget* window, std::function<void()> then)
    : QObject(window), then_(std::move(then)) {
  window->installEventFilter(this);
  QTimer::singleShot(kLongestMs, this, &FirstFrame::go);
}

bool FirstFrame::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Paint) {
    watched->removeEventFilter(this);
    QTimer::singleShot(0, this, &FirstFrame::go); // its children are painted in the same go
  }
  return false;
}

void FirstFrame::go() {
  if (const auto then = std::exchange(then_, nullptr)) then();
}

} // namespace pentimento
