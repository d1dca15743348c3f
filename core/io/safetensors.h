#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/torch.h"

#include "core/io/mapped_file.h"
#include "core/io/safetensors_header.h"
#include "core/io/tensor_source.h"

namespace pentimento {

/// A safetensors file, memory-mapped and read-only; every rule of the format is checked when it is opened.
/// The mapping lives as long as this object or any tensor it handed out. Entries are in the order of their
/// data; a tensor whose data the writer did not align to its element size comes as a copy.
class SafetensorsFile : public TensorSource {
 public:
  /// @throws Error(FileNotFound | FileUnreadable | BadFormat | Unsupported), one specific sentence each.
  static std::shared_ptr<const SafetensorsFile> open(const std::filesystem::path& path,
                                                     SafetensorsData data = SafetensorsData::Whole);

  std::string form() const override { return "safetensors"; }
  std::uint64_t missing_bytes() const override;
  void release(const std::string& name) const override;
  /// The mapped file as it is, for hashing.
  std::span<const std::byte> bytes() const { return map_->bytes(); }

 private:
  using TensorSource::TensorSource;
  torch::Tensor read(const TensorEntry& entry) const override;

  std::shared_ptr<const MappedFile> map_;
  std::size_t data_start_ = 0;
};

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// Writes tensors (any device, any strides) byte for byte as the reference library does: by dtype, then name;
/// the header padded to 8 bytes; the same input always gives the same file. Appears whole or not at all.
/// @throws Error(FileUnwritable), Error(BadSetting) on a name given twice, Error(DtypeMismatch) on a dtype
/// that the format lacks.
void write_safetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                       const std::map<std::string, std::string>& metadata = {});

/// A tensor that is made when it is its turn to be written, so that a file may be larger than memory.
struct LazyTensor {
  std::string name;
  torch::Dtype dtype = torch::kFloat32;
  std::vector<std::int64_t> shape;
  std::function<torch::Tensor()> make; ///< Must give this dtype and shape.
};

/// The same file from tensors that are made one at a time. @throws Error(Internal) where one is not as
/// announced, and whatever `make` throws.
void write_safetensors(const std::filesystem::path& path, const std::vector<LazyTensor>& tensors,
                       const std::map<std::string, std::string>& metadata = {});

} // namespace pentimento
