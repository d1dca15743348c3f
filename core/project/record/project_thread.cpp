#include "core/project/record/project_thread.h"

#include <chrono>

#include "core/base/error.h"

namespace pentimento {
namespace {
constexpr auto kTryAgainAfter = std::chrono::seconds(2);
}

ProjectThread::ProjectThread(std::filesystem::path folder, ProjectCallbacks callbacks)
    : folder_(std::move(folder)), callbacks_(std::move(callbacks)), thread_([this] { work(); }) {}

ProjectThread::~ProjectThread() {
  finish();
  thread_.join();
}

void ProjectThread::post(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  changed_.notify_all();
}

void ProjectThread::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  changed_.notify_all();
}

void ProjectThread::work() {
  try {
    ProjectDesk desk(folder_);
    auto window = read_window(folder_);
    if (!window) window = window_of_runs(desk.project);
    if (window) desk.window = *window;
    if (callbacks_.opened) callbacks_.opened(window, desk.project.kept_copy());
    Task task;
    while (next(task)) {
      while (!attempt(desk, task)) {
        std::unique_lock lock(mutex_);
        if (finishing_) break; // it was tried once more than before
        changed_.wait_for(lock, kTryAgainAfter, [this] { return finishing_; });
      }
      save_window(desk);
    }
    save_window(desk); // where it could not be written before
  } catch (...) {      // only opening can get here
    if (callbacks_.refused) callbacks_.refused(failure_in_flight());
  }
  ended_ = true;
}

bool ProjectThread::next(Task& task) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return finishing_ || !tasks_.empty(); });
  if (tasks_.empty()) return false;
  task = std::move(tasks_.front());
  tasks_.pop_front();
  return true;
}

bool ProjectThread::attempt(ProjectDesk& desk, const Task& task) {
  try {
    task(desk);
    if (stuck_ && callbacks_.unstuck) callbacks_.unstuck();
    stuck_ = false;
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::FileUnwritable) {
      if (callbacks_.failed) callbacks_.failed(failure_in_flight());
      return true;
    }
    if (!stuck_ && callbacks_.stuck) callbacks_.stuck(failure_in_flight());
    stuck_ = true;
    return false;
  } catch (...) {
    if (callbacks_.failed) callbacks_.failed(failure_in_flight());
    return true;
  }
}

void ProjectThread::save_window(ProjectDesk& desk) {
  {
    const std::lock_guard lock(mutex_);
    if (!desk.window_changed || !tasks_.empty()) return;
  }
  desk.window_changed = false;
  if (!attempt(desk, [](ProjectDesk& one) { write_window(one.project.folder(), one.window); }))
    desk.window_changed = true; // with the next task
}

} // namespace pentimento
