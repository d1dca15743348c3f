#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/values/job_event.h"

namespace pentimento {

class Session;

/// Says how long the rest will take: the median of the last counted steps, the first one (warm-up) left out.
class TimeLeft {
 public:
  /// Takes note that `done` of `total` are finished now; empty until two steps after the first were timed.
  std::optional<double> seconds(int done, int total, std::chrono::steady_clock::time_point now);

 private:
  std::vector<double> seconds_per_unit_;
  std::chrono::steady_clock::time_point last_time_;
  int last_done_ = 0;
  bool started_ = false;
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
};

} // namespace pentimento
