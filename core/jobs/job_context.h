#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/values/job_event.h"

namespace pentimento {

class Session;

/// Says how long the rest will take: as long for each unit as the later half of what is done took, the first
/// (warm-up) left out. What comes at regular intervals, such as a snapshot's pictures, is thereby counted in.
class TimeLeft {
 public:
  using Clock = std::chrono::steady_clock;
  /// Takes note that `done` of `total` are finished now; empty until something after the first was timed.
  std::optional<double> seconds(int done, int total, Clock::time_point now);
  /// The time since the last note does not count: the job was paused.
  void skip(Clock::time_point now);

 private:
  struct Mark {
    int done;
    Clock::time_point time;
  };
  void note(const Mark& mark);

  std::vector<Mark> marks_; ///< Where a unit, or several that came together, began to arrive.
  Clock::duration longest_{};
};

/// What a running job may use: the session's tensors, stop and pause, and a way to say things.
class JobContext {
 public:
  using Sink = std::function<void(JobEvent)>;

  JobContext(int id, Session& session, RunControl& control, const Sink& sink);

  Session& session() { return session_; }
  RunControl& control() { return control_; }

  /// Sends an event to the outside.
  template <class Body>
  void emit(Body&& body) {
    sink_(JobEvent{id_, std::forward<Body>(body)});
  }

  /// The time until the next count is not to be taken for work. From any thread.
  void note_pause() { was_paused_ = true; }

  /// Counted progress with an estimate of the time left.
  void count(const std::string& what, int done, int total);

  /// Counted progress with an estimate of the time left; also polls stop and pause. @throws Stopped.
  void progress(const std::string& what, int done, int total);

 private:
  int id_;
  Session& session_;
  RunControl& control_;
  const Sink& sink_;
  TimeLeft time_left_;
  std::string counted_;
  std::atomic<bool> was_paused_{false}; ///< Since the last count.
};

} // namespace pentimento
