#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace pentimento {

/// A whole file mapped into memory, read-only; unmapped when the last owner lets go.
class MappedFile {
 public:
  /// @throws Error(FileNotFound | FileUnreadable | BadFormat for an empty file).
  static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return {start_, size_}; }
  /// Gives the whole pages of a part back to the system; reading them again fetches them from the file. So a
  /// file that is converted piece by piece never counts twice.
  void release(std::size_t offset, std::size_t size) const;

 private:
  MappedFile(const std::byte* start, std::size_t size) : start_(start), size_(size) {}
  const std::byte* start_;
  std::size_t size_;
};

} // namespace pentimento
