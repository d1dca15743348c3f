#include "core/io/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

[[noreturn]] void cannot_read(const std::filesystem::path& path, int number) {
  if (number == ENOENT || number == ENOTDIR)
    throw Error(ErrorCode::FileNotFound, fmt::format("{} is not there", path.string()), "", "",
                "check the path");
  throw Error(ErrorCode::FileUnreadable, fmt::format("{} cannot be read", path.string()), "",
              std::strerror(number), number == EACCES ? "check its permissions" : "");
}

/// Closes the descriptor at the end of the scope; a mapping outlives it.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

} // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const Descriptor file{
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)}; // a pipe must not hold us up
  if (file.number < 0) cannot_read(path, errno);
  struct stat status {};
  if (::fstat(file.number, &status) != 0) cannot_read(path, errno);
  if (!S_ISREG(status.st_mode))
    throw Error(ErrorCode::FileUnreadable, fmt::format("{} cannot be read", path.string()), "a file",
                S_ISDIR(status.st_mode) ? "a folder" : "a device or a pipe");
  if (status.st_size == 0)
    throw Error(ErrorCode::BadFormat, fmt::format("{} is empty", path.string()), "", "",
                "a download may have been cut off");
  const auto size = static_cast<std::size_t>(status.st_size);
  void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (start == MAP_FAILED) cannot_read(path, errno);
  return std::shared_ptr<const MappedFile>(new MappedFile(static_cast<const std::byte*>(start), size));
}

void MappedFile::release(std::size_t offset, std::size_t size) const {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t first = (offset + page - 1) / page * page, last = (offset + size) / page * page;
  if (first < last && last <= size_)
    ::madvise(const_cast<std::byte*>(start_) + first, last - first, MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  ::munmap(const_cast<std::byte*>(start_), size_);
}

} // namespace pentimento
