#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/jobs/job.h"
#include "core/jobs/job_context.h"

namespace pentimento {

/// The one engine thread: owns the session with all tensors, runs jobs in order, ends each exactly once.
class JobQueue {
 public:
  using Sink = JobContext::Sink;

  /// What the queue dock shows of one job.
  struct Entry {
    int id = 0;
    std::string title;
    bool running = false;
  };

  /// @param sink called on the engine thread (and, for jobs dropped before they ran, on the caller's).
  explicit JobQueue(Sink sink);
  /// Stops the running job, drops the waiting ones and joins the thread.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// Puts a job at the end, or before all waiting ones. @return its id, which every event carries.
  int submit(std::unique_ptr<Job> job, bool first = false);
  /// Stops a running job at its next checkpoint, or drops a waiting one. Unknown ids are ignored.
  void stop(int id);
  void stop_all();
  /// Holds the running job and those that come after it, or lets them go on.
  void set_paused(bool paused);
  /// Whether this job and those that come after it say what their pictures look like so far.
  void set_previews(bool on);

  std::vector<Entry> entries() const;
  bool idle() const;
  /// Blocks until nothing runs or waits. For the command line and tests; the window never waits.
  void wait_idle();

 private:
  struct Item {
    int id;
    std::unique_ptr<Job> job;
    std::unique_ptr<RunControl> control;
  };
  void work(const std::stop_token& exit);
  void run(Item& item, Session& session);
  void drop(std::deque<Item> items);

  Sink sink_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Item> waiting_;
  Item* running_ = nullptr;
  JobContext* context_ = nullptr; ///< Of the running job.
  int next_id_ = 1;
  bool paused_ = false;
  bool previews_ = true;
  std::jthread thread_; // last: joined first
};

} // namespace pentimento
