#include "core/base/run_control.h"

namespace pentimento {

void RunControl::request_stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
}

void RunControl::set_paused(bool paused) {
  {
    const std::lock_guard lock(mutex_);
    paused_ = paused;
  }
  changed_.notify_all();
}

void RunControl::checkpoint() {
  if (paused()) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stop_ || !paused_; });
  }
  if (stop_requested()) throw Stopped{};
}

} // namespace pentimento
