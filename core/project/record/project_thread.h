#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "core/project/project.h"
#include "core/project/record/grid_recorder.h"
#include "core/project/record/window_state.h"
#include "core/values/failure.h"

namespace pentimento {

/// An open project as its thread has it.
struct ProjectDesk {
  explicit ProjectDesk(const std::filesystem::path& folder)
      : project(folder, Project::Access::Write), grid(project) {}
  Project project;
  GridRecorder grid;
  WindowState window;
  bool window_changed = false; ///< Written to window.json as soon as nothing else waits.
  std::int64_t erasing = 0;    ///< The run of the erasure under way, or of the newest.
};

/// What a project's thread tells; called on it. Any may be empty.
struct ProjectCallbacks {
  /// It is open. @param kept_copy of a migration, or empty.
  std::function<void(const std::optional<WindowState>& window, const std::filesystem::path& kept_copy)>
      opened;
  std::function<void(const Failure& failure)> refused;
  /// Something could not be written; it is tried again until it can.
  std::function<void(const Failure& failure)> stuck;
  std::function<void()> unstuck;
  /// Something went wrong for good.
  std::function<void(const Failure& failure)> failed;
};

/// Opens a project on a thread of its own and does there, in order, what is posted. What is on the way when
/// it ends is still done.
class ProjectThread {
 public:
  using Task = std::function<void(ProjectDesk& desk)>;

  ProjectThread(std::filesystem::path folder, ProjectCallbacks callbacks);
  /// Waits until all is done; what cannot be written by then is given up after one more try.
  ~ProjectThread();
  ProjectThread(const ProjectThread&) = delete;
  ProjectThread& operator=(const ProjectThread&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  /// A task that throws Error(FileUnwritable) is done again later, and those behind it wait: it has to leave
  /// things as they were. From any thread; never blocks.
  void post(Task task);
  /// Lets it end once all is done; nothing may be posted afterwards.
  void finish();
  bool ended() const { return ended_; }

 private:
  void work();
  bool next(Task& task);
  bool attempt(ProjectDesk& desk, const Task& task);
  void save_window(ProjectDesk& desk);

  std::filesystem::path folder_;
  ProjectCallbacks callbacks_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  bool finishing_ = false;
  bool stuck_ = false; ///< Its own thread's.
  std::atomic<bool> ended_{false};
  std::thread thread_; // last: it uses all the others
};

} // namespace pentimento
