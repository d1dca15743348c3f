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

 private:
  MappedFile(const std::byte* start, std::size_t size) : start_(start), size_(size) {}
  const std::byte* start_;
  std::size_t size_;
};

} // namespace pentimento
