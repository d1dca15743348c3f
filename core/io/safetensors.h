#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <torch/torch.h>

#include "core/io/mapped_file.h"
#include "core/io/safetensors_header.h"

namespace pentimento {

/// A safetensors file, memory-mapped and read-only; every rule of the format is checked when it is opened.
/// The mapping lives as long as this object or any tensor it handed out.
class SafetensorsFile {
 public:
  /// @throws Error(FileNotFound | FileUnreadable | BadFormat | Unsupported), one specific sentence each.
  static std::shared_ptr<const SafetensorsFile> open(const std::filesystem::path& path);

  /// In the order of their data in the file.
  const std::vector<TensorEntry>& entries() const { return header_.entries; }
  /// The entry of that name, or nullptr.
  const TensorEntry* find(const std::string& name) const;
  /// A view of the file in the stored shape and dtype, on the CPU; only to be read: writing to it ends the
  /// program. A tensor whose data the writer did not align to its element size comes as a copy instead.
  /// @throws Error(MissingTensor).
  torch::Tensor tensor(const std::string& name) const;
  const std::map<std::string, std::string>& metadata() const { return header_.metadata; }
  const std::filesystem::path& path() const { return path_; }
  /// The mapped file as it is, for hashing.
  std::span<const std::byte> bytes() const { return map_->bytes(); }

 private:
  SafetensorsFile() = default;
  std::filesystem::path path_;
  std::shared_ptr<const MappedFile> map_;
  std::size_t data_start_ = 0;
  SafetensorsHeader header_;
  std::unordered_map<std::string, std::size_t> index_;
};

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// Writes tensors (any device, any strides) byte for byte as the reference library does: by dtype, then name;
/// the header padded to 8 bytes; the same input always gives the same file. Appears whole or not at all.
/// @throws Error(FileUnwritable), Error(BadSetting) on a name given twice, Error(DtypeMismatch) on a dtype
/// that the format lacks.
void write_safetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                       const std::map<std::string, std::string>& metadata = {});

} // namespace pentimento
