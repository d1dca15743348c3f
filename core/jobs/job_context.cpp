#include "core/jobs/job_context.h"

#include <algorithm>

namespace pentimento {

std::optional<double> TimeLeft::seconds(int done, int total, std::chrono::steady_clock::time_point now) {
  if (!started_ || done <= last_done_) {
    started_ = true;
    if (done < last_done_) seconds_per_unit_.clear();
  } else if (last_done_ > 0) {
    seconds_per_unit_.push_back(std::chrono::duration<double>(now - last_time_).count() /
                                (done - last_done_));
    if (seconds_per_unit_.size() > 31) seconds_per_unit_.erase(seconds_per_unit_.begin());
  }
  last_done_ = done;
  last_time_ = now;
  if (seconds_per_unit_.size() < 2) return std::nullopt;
  auto sorted = seconds_per_unit_;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2),
                   sorted.end());
  return sorted[sorted.size() / 2] * (total - done);
}

JobContext::JobContext(int id, Session& session, RunControl& control, const Sink& sink)
    : id_(id), session_(session), control_(control), sink_(sink) {}

void JobContext::count(const std::string& what, int done, int total) {
  if (what != counted_) {
    counted_ = what;
    time_left_ = {};
  }
  emit(JobProgress{what, done, total, time_left_.seconds(done, total, std::chrono::steady_clock::now()),
                   control_.paused()});
}

void JobContext::progress(const std::string& what, int done, int total) {
  count(what, done, total);
  control_.checkpoint();
}

} // namespace pentimento
