#pragma once

#include <filesystem>

namespace pentimento {

/// The right to write in a project folder, held by one process at a time; the system takes it back when the
/// process ends, however it ends.
class ProjectLock {
 public:
  /// @throws Error(FileUnwritable) naming the process that holds it, or why the lock cannot be made.
  explicit ProjectLock(const std::filesystem::path& folder);
  ~ProjectLock();
  ProjectLock(const ProjectLock&) = delete;
  ProjectLock& operator=(const ProjectLock&) = delete;

 private:
  int file_ = -1;
};

} // namespace pentimento
