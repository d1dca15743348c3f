#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pentimento {

/// One stored file of a zip archive.
struct ZipEntry {
  std::string name;
  std::uint64_t offset = 0; ///< Of its first byte in the archive.
  std::uint64_t bytes = 0;
};

/// The directory of a zip archive whose files are all stored as they are, as torch.save writes it. Nothing is
/// ever unpacked: compressed, encrypted, overlapping or doubly named files, names that lead outside, and
/// several disks are refused. APPNOTE 6.3.9, with zip64.
/// @param bytes of the whole archive. @param name what sentences call it.
/// @throws Error(BadFormat | Unsupported).
std::vector<ZipEntry> read_zip_directory(std::string_view bytes, const std::string& name);

} // namespace pentimento
