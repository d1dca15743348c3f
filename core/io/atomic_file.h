#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace pentimento {

/// A file that appears whole or not at all: written beside its place, synced, then renamed. Every writer goes
/// through it.
class AtomicFile {
 public:
  /// Opens a temporary file in the folder of `path`, which must exist.
  /// @throws Error(FileUnwritable) naming the path and the cause, here and in every member.
  explicit AtomicFile(std::filesystem::path path);
  /// Removes the temporary file unless committed.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::span<const std::byte> bytes);
  void write(std::string_view text);
  /// Puts the file in its place; nothing may be written after it.
  void commit();

 private:
  std::filesystem::path path_;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
};

/// Writes `text` to `path` by an AtomicFile. @throws Error(FileUnwritable).
void write_text(const std::filesystem::path& path, std::string_view text);

} // namespace pentimento
