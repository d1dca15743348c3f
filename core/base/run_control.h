#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace pentimento {

/// Thrown by RunControl::checkpoint when a stop was asked for; unwinds the job, is not a failure.
struct Stopped {};

/// How the outside steers a running job: stop and pause, polled at every denoising step, layer and sample,
/// and whether anyone looks at what is not finished.
class RunControl {
 public:
  /// Asks the job to end at its next checkpoint; also ends a pause. From any thread.
  void request_stop();
  /// Holds the job at its next checkpoint, or lets it go on. From any thread.
  void set_paused(bool paused);

  /// Whether pictures are shown while they are being drawn; at first they are. From any thread.
  void set_previews(bool on) { previews_.store(on, std::memory_order_relaxed); }

  bool stop_requested() const { return stop_.load(std::memory_order_relaxed); }
  bool paused() const { return paused_.load(std::memory_order_relaxed); }
  bool previews() const { return previews_.load(std::memory_order_relaxed); }

  /// Called by the job: waits while paused. @throws Stopped once a stop was asked for.
  void checkpoint();

 private:
  std::atomic<bool> stop_{false};
  std::atomic<bool> paused_{false};
  std::atomic<bool> previews_{true};
  std::mutex mutex_;
  std::condition_variable changed_;
};

} // namespace pentimento
