#include "core/jobs/job_context.h"

#include <algorithm>
#include <utility>

namespace pentimento {

namespace {
constexpr std::size_t kMostMarks = 256;
}

/// Pictures of one batch arrive together: only the first says when the batch was ready.
void TimeLeft::note(const Mark& mark) {
  const auto gap = mark.time - marks_.back().time;
  if (gap < longest_ / 10) return;
  longest_ = std::max(longest_, gap);
  marks_.push_back(mark);
  if (marks_.size() > kMostMarks) marks_.erase(marks_.begin());
}

std::optional<double> TimeLeft::seconds(int done, int total, Clock::time_point now) {
  if (marks_.empty() || done < marks_.back().done) {
    marks_ = {{done, now}};
    longest_ = {};
  } else if (done > marks_.back().done) {
    note({done, now});
  }
  const auto first = marks_.front().done > 0 ? marks_.begin() : marks_.begin() + 1;
  if (marks_.end() - first < 2) return std::nullopt;
  const auto& last = marks_.back();
  const int half = (first->done + last.done) / 2;
  const auto from =
      std::find_if(first, marks_.end() - 2, [&](const Mark& mark) { return mark.done >= half; });
  const double each =
      std::chrono::duration<double>(last.time - from->time).count() / (last.done - from->done);
  return each * (total - done);
}

void TimeLeft::skip(Clock::time_point now) {
  if (marks_.empty()) return;
  const auto pause = now - marks_.back().time;
  for (auto& mark : marks_) mark.time += pause;
}

JobContext::JobContext(int id, Session& session, RunControl& control, const Sink& sink)
    : id_(id), session_(session), control_(control), sink_(sink) {}

void JobContext::count(const std::string& what, int done, int total) {
  if (what != counted_) {
    counted_ = what;
    time_left_ = {};
  }
  const auto now = std::chrono::steady_clock::now();
  if (was_paused_.exchange(control_.paused())) time_left_.skip(now);
  emit(JobProgress{what, done, total, time_left_.seconds(done, total, now), control_.paused()});
}

void JobContext::progress(const std::string& what, int done, int total) {
  count(what, done, total);
  control_.checkpoint();
}

} // namespace pentimento
