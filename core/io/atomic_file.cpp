#include "core/io/atomic_file.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

std::string hint_for(int number, const std::filesystem::path& folder) {
  switch (number) {
  case ENOSPC:
  case EDQUOT:
    return "free some space or choose another folder";
  case EACCES:
  case EPERM:
  case EROFS:
    return "choose a folder that you may write to";
  case ENOENT:
    return fmt::format("make the folder {} first", folder.string());
  case ENOTDIR:
    return fmt::format("{} is not a folder", folder.string());
  case EFBIG:
    return "files of this size are not allowed there";
  default:
    return "";
  }
}

[[noreturn]] void cannot_write(const std::filesystem::path& path, int number) {
  throw Error(ErrorCode::FileUnwritable, fmt::format("{} could not be written", path.string()), "",
              std::strerror(number), hint_for(number, path.parent_path()));
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : path_(std::move(path)) {
  std::error_code problem;
  if (std::filesystem::is_symlink(path_, problem)) path_ = std::filesystem::weakly_canonical(path_, problem);
  const auto status = std::filesystem::status(path_, problem);
  if (std::filesystem::is_directory(status))
    throw Error(ErrorCode::FileUnwritable, fmt::format("{} could not be written", path_.string()), "a file",
                "a folder of that name", "choose another name");
  // Renaming over a device would replace the device itself.
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
    throw Error(ErrorCode::FileUnwritable, fmt::format("{} could not be written", path_.string()), "a file",
                "a device or a pipe", "choose another name");
  static std::atomic<unsigned> counter{0};
  temporary_ = path_.parent_path() /
               fmt::format(".{}.{}-{}.part", path_.filename().string().substr(0, 200), ::getpid(), counter++);
  descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    const int number = errno;
    temporary_.clear();
    cannot_write(path_, number);
  }
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::span<const std::byte> bytes) {
  constexpr std::size_t most = std::size_t{1} << 30; // one call writes at most 2 GiB - 4 KiB
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), std::min(bytes.size(), most));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) cannot_write(path_, errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void AtomicFile::write(std::string_view text) {
  write(std::as_bytes(std::span(text)));
}

void AtomicFile::commit() {
  if (::fsync(descriptor_) != 0) cannot_write(path_, errno);
  const int closed = ::close(descriptor_); // some network file systems report a full disk only here
  descriptor_ = -1;
  if (closed != 0) cannot_write(path_, errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) cannot_write(path_, errno);
  temporary_.clear();
  // The rename itself survives a power cut only once the folder is synced; not every file system can do that.
  const auto folder = path_.has_parent_path() ? path_.parent_path() : std::filesystem::path(".");
  if (const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); number >= 0) {
    ::fsync(number);
    ::close(number);
  }
}

void write_text(const std::filesystem::path& path, std::string_view text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

} // namespace pentimento
