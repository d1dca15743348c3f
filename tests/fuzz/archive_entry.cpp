#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "core/io/pickle/torch_archive.h"
#include "tests/fuzz/entry_points.h"
#include "tests/fuzz/guard.h"

namespace pentimento::fuzz {
namespace {

/// Bytes as a file of this process, which has a path as long as this lives.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : number_(::memfd_create("input", MFD_CLOEXEC)) {
    require(number_ >= 0, "memory for a file");
    while (!bytes.empty()) {
      const auto written = ::write(number_, bytes.data(), bytes.size());
      require(written > 0, "memory for a file's bytes");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  ~MemoryFile() { ::close(number_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

 private:
  int number_;
};

} // namespace

bool read_archive(std::string_view bytes) {
  const MemoryFile file(bytes);
  return guarded([&] {
    const auto archive = TorchArchive::open(file.path());
    for (const auto& entry : archive->entries()) {
      const auto tensor = archive->tensor(entry.name);
      require(tensor.sizes() == at::IntArrayRef(entry.shape), "a tensor has its entry's shape");
      if (tensor.numel() == 0) continue;
      // The first and the last number lie in the file.
      auto first = tensor, last = tensor;
      while (first.dim() > 0) {
        first = first.select(0, 0);
        last = last.select(0, -1);
      }
      first.item();
      last.item();
    }
  });
}

} // namespace pentimento::fuzz
