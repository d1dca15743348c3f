#include "core/project/project_lock.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/base/error.h"

namespace pentimento {

ProjectLock::ProjectLock(const std::filesystem::path& folder) {
  const auto path = folder / "lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) {
    const int number = errno;
    throw Error(ErrorCode::FileUnwritable, folder.string() + " cannot be written in", "",
                std::strerror(number),
                number == ENOSPC ? "free some space or choose another folder"
                                 : "choose a folder that you may write to");
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const int number = errno;
    std::array<char, 32> text{};
    const auto read = ::pread(file_, text.data(), text.size() - 1, 0);
    ::close(file_);
    if (number != EWOULDBLOCK)
      throw Error(ErrorCode::FileUnwritable, folder.string() + " cannot be locked", "",
                  std::strerror(number));
    throw Error(ErrorCode::FileUnwritable, folder.string() + " is open in another Pentimento", "",
                read > 0 ? fmt::format("process {}", text.data()) : std::string(),
                "close it there, or work in a project of another name");
  }
  const auto id = std::to_string(::getpid());
  // Only a help for the sentence above: the lock itself holds without it.
  if (::ftruncate(file_, 0) == 0) [[maybe_unused]]
    const auto written = ::pwrite(file_, id.data(), id.size(), 0);
}

ProjectLock::~ProjectLock() {
  ::close(file_);
}

} // namespace pentimento
