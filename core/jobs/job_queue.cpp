#include "core/jobs/job_queue.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/idle_memory.h"
#include "core/base/log.h"
#include "core/jobs/session.h"

namespace pentimento {

JobQueue::JobQueue(Sink sink)
    : sink_(std::move(sink)), thread_([this](const std::stop_token& exit) { work(exit); }) {}

JobQueue::~JobQueue() {
  thread_.request_stop();
  stop_all();
  thread_.join();
}

int JobQueue::submit(std::unique_ptr<Job> job, bool first) {
  const std::lock_guard lock(mutex_);
  const int id = next_id_++;
  Item item{id, std::move(job), std::make_unique<RunControl>()};
  if (first)
    waiting_.push_front(std::move(item));
  else
    waiting_.push_back(std::move(item));
  changed_.notify_all();
  return id;
}

void JobQueue::stop(int id) {
  std::deque<Item> dropped;
  {
    const std::lock_guard lock(mutex_);
    if (running_ && running_->id == id) running_->control->request_stop();
    const auto found =
        std::find_if(waiting_.begin(), waiting_.end(), [id](const Item& item) { return item.id == id; });
    if (found != waiting_.end()) {
      dropped.push_back(std::move(*found));
      waiting_.erase(found);
    }
  }
  drop(std::move(dropped));
}

void JobQueue::stop_all() {
  std::deque<Item> dropped;
  {
    const std::lock_guard lock(mutex_);
    paused_ = false;
    if (running_) running_->control->request_stop();
    dropped.swap(waiting_);
  }
  drop(std::move(dropped));
}

void JobQueue::drop(std::deque<Item> items) {
  for (const auto& item : items) sink_(JobEvent{item.id, JobEnded{Cancelled{}}});
  changed_.notify_all();
}

void JobQueue::set_paused(bool paused) {
  const std::lock_guard lock(mutex_);
  paused_ = paused;
  if (running_) running_->control->set_paused(paused);
  if (context_ && paused) context_->note_pause();
}

void JobQueue::set_previews(bool on) {
  const std::lock_guard lock(mutex_);
  previews_ = on;
  if (running_) running_->control->set_previews(on);
}

std::vector<JobQueue::Entry> JobQueue::entries() const {
  const std::lock_guard lock(mutex_);
  std::vector<Entry> all;
  if (running_) all.push_back({running_->id, running_->job->title(), true});
  for (const auto& item : waiting_) all.push_back({item.id, item.job->title(), false});
  return all;
}

bool JobQueue::idle() const {
  const std::lock_guard lock(mutex_);
  return !running_ && waiting_.empty();
}

void JobQueue::wait_idle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !running_ && waiting_.empty(); });
}

void JobQueue::work(const std::stop_token& exit) {
  Session session; // made and destroyed on this thread: it owns every tensor
  while (true) {
    Item item;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, exit, [this] { return !waiting_.empty(); });
      // After the wait, not in it: a queued job must not run once the program wants to leave.
      if (exit.stop_requested()) return;
      item = std::move(waiting_.front());
      waiting_.pop_front();
      running_ = &item;
      item.control->set_paused(paused_);
      item.control->set_previews(previews_);
    }
    run(item, session);
    bool rests = false;
    {
      const std::lock_guard lock(mutex_);
      running_ = nullptr;
      rests = waiting_.empty();
    }
    changed_.notify_all();
    item.job.reset();
    if (rests) give_back_idle_memory();
  }
}

void JobQueue::run(Item& item, Session& session) {
  log::info(item.job->title() + ".");
  JobContext context(item.id, session, *item.control, sink_);
  const auto announce = [this](JobContext* running) {
    const std::lock_guard lock(mutex_);
    context_ = running;
  };
  announce(&context);
  context.emit(JobStarted{item.job->title()});
  Outcome outcome = Done{};
  try {
    item.job->run(context);
  } catch (const Stopped&) {
    outcome = Cancelled{};
  } catch (...) {
    outcome = failure_in_flight();
  }
  announce(nullptr);
  if (const auto* failure = std::get_if<Failure>(&outcome))
    log::error(item.job->title() + " failed: " + failure->sentence() + ".");
  context.emit(JobEnded{std::move(outcome)});
}

} // namespace pentimento
