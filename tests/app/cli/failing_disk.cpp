// A disk that fills up or turns read-only: preloaded into a program (LD_PRELOAD), it lets the N-th call that
// writes under a folder fail. For tests only.
//
// FAIL_UNDER  the folder, an absolute path
// FAIL_AT     which call fails, from 1; 0: none, they are only counted
// FAIL_WITH   the error's number; ENOSPC cuts a write in half first, as a disk does that fills up
// FAIL_ONCE   set: only that call fails, else all from there on
// FAIL_COUNT  a file that the number of calls is written to at the end

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <tuple>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

std::string word(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

template <class Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

class Disk {
 public:
  ~Disk() {
    if (count_file_.empty()) return;
    if (std::FILE* file = std::fopen(count_file_.c_str(), "w")) {
      std::fprintf(file, "%d\n", calls_.load());
      std::fclose(file);
    }
  }

  /// What becomes of a call: it goes through, is cut short, or fails with errno set.
  enum class Fate { Through, Short, Fails };
  Fate fate(const std::string& path, bool can_be_short) {
    if (under_.empty() || (path != under_ && path.rfind(under_ + "/", 0) != 0)) return Fate::Through;
    const int call = ++calls_;
    if (at_ == 0 || call < at_ || (once_ && call > at_)) return Fate::Through;
    if (call == at_ && with_ == ENOSPC && can_be_short && !once_) return Fate::Short;
    errno = with_;
    return Fate::Fails;
  }
  Fate fate(int file, bool can_be_short) {
    if (under_.empty()) return Fate::Through;
    char link[64], path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto length = ::readlink(link, path, sizeof path);
    return length < 0 ? Fate::Through
                      : fate(std::string(path, static_cast<std::size_t>(length)), can_be_short);
  }
  bool read_only() const { return with_ == EROFS; }
  int calls() const { return calls_; }
  void set(const char* under, int at, int with, bool once) {
    under_ = under;
    at_ = at;
    with_ = with;
    once_ = once;
    calls_ = 0;
  }

 private:
  std::string under_ = word("FAIL_UNDER"), count_file_ = word("FAIL_COUNT");
  int at_ = std::atoi(word("FAIL_AT").c_str()), with_ = std::atoi(word("FAIL_WITH").c_str());
  bool once_ = !word("FAIL_ONCE").empty();
  std::atomic<int> calls_ = 0;
};

Disk& disk() {
  static Disk one;
  return one;
}

bool fails(const char* path) {
  return disk().fate(std::string(path), false) == Disk::Fate::Fails;
}

bool fails(int file) {
  return disk().fate(file, false) == Disk::Fate::Fails;
}

/// Of `size` bytes, how many go through; -1 for a failure.
ssize_t allowed(int file, std::size_t size) {
  switch (disk().fate(file, size > 1)) {
  case Disk::Fate::Fails:
    return -1;
  case Disk::Fate::Short:
    return static_cast<ssize_t>(size / 2);
  default:
    return static_cast<ssize_t>(size);
  }
}

template <class... Where>
int open_file(const char* name, int flags, mode_t mode, Where... where) {
  const char* path = std::get<sizeof...(Where) - 1>(std::tuple(where...));
  const bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
  if (writes && fails(path)) return -1;
  return original<int(Where..., int, ...)>(name)(where..., flags, mode);
}

} // namespace

#define MODE_OF(flags)                                                                                       \
  mode_t mode = 0;                                                                                           \
  if ((flags) & (O_CREAT | O_TMPFILE)) {                                                                     \
    va_list more;                                                                                            \
    va_start(more, flags);                                                                                   \
    mode = va_arg(more, mode_t);                                                                             \
    va_end(more);                                                                                            \
  }

extern "C" {

/// For a program that knows of this library: begins anew, with values instead of the environment's.
void failing_disk(const char* under, int at, int with, bool once) {
  disk().set(under, at, with, once);
}
int failing_disk_calls() {
  return disk().calls();
}

int open(const char* path, int flags, ...) {
  MODE_OF(flags)
  return open_file("open", flags, mode, path);
}
int open64(const char* path, int flags, ...) {
  MODE_OF(flags)
  return open_file("open64", flags, mode, path);
}
int openat(int folder, const char* path, int flags, ...) {
  MODE_OF(flags)
  return open_file("openat", flags, mode, folder, path);
}
int openat64(int folder, const char* path, int flags, ...) {
  MODE_OF(flags)
  return open_file("openat64", flags, mode, folder, path);
}

ssize_t write(int file, const void* data, size_t size) {
  const auto most = allowed(file, size);
  return most < 0 ? -1 : original<decltype(write)>("write")(file, data, static_cast<size_t>(most));
}
ssize_t pwrite(int file, const void* data, size_t size, off_t at) {
  const auto most = allowed(file, size);
  return most < 0 ? -1 : original<decltype(pwrite)>("pwrite")(file, data, static_cast<size_t>(most), at);
}
ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
  const auto most = allowed(file, size);
  return most < 0 ? -1 : original<decltype(pwrite64)>("pwrite64")(file, data, static_cast<size_t>(most), at);
}
ssize_t writev(int file, const iovec* parts, int count) {
  return fails(file) ? -1 : original<decltype(writev)>("writev")(file, parts, count);
}
ssize_t pwritev(int file, const iovec* parts, int count, off_t at) {
  return fails(file) ? -1 : original<decltype(pwritev)>("pwritev")(file, parts, count, at);
}
ssize_t pwritev64(int file, const iovec* parts, int count, off64_t at) {
  return fails(file) ? -1 : original<decltype(pwritev64)>("pwritev64")(file, parts, count, at);
}

int fsync(int file) {
  return fails(file) ? -1 : original<decltype(fsync)>("fsync")(file);
}
int fdatasync(int file) {
  return fails(file) ? -1 : original<decltype(fdatasync)>("fdatasync")(file);
}
int ftruncate(int file, off_t size) noexcept {
  return fails(file) ? -1 : original<int(int, off_t)>("ftruncate")(file, size);
}
int ftruncate64(int file, off64_t size) noexcept {
  return fails(file) ? -1 : original<int(int, off64_t)>("ftruncate64")(file, size);
}

int rename(const char* from, const char* to) noexcept {
  return fails(to) ? -1 : original<int(const char*, const char*)>("rename")(from, to);
}
int mkdir(const char* path, mode_t mode) noexcept {
  return fails(path) ? -1 : original<int(const char*, mode_t)>("mkdir")(path, mode);
}
int unlink(const char* path) noexcept { // what frees space works on a full disk
  return disk().read_only() && fails(path) ? -1 : original<int(const char*)>("unlink")(path);
}

} // extern "C"
