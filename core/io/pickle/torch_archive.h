#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/io/mapped_file.h"
#include "core/io/pickle/pickle_reader.h"
#include "core/io/tensor_source.h"

namespace pentimento {

/// The tensors of a file that torch.save wrote (.ckpt, .pt, .bin): a zip archive of a pickle and raw
/// storages. The pickle is read as data, nothing of it runs; tensors are views of the mapped file. Nested
/// dictionaries become dotted names; a "state_dict" inside stands for the whole.
class TorchArchive : public TensorSource {
 public:
  /// @throws Error(FileNotFound | FileUnreadable | BadFormat | Unsupported), one specific sentence each.
  static std::shared_ptr<const TorchArchive> open(const std::filesystem::path& path);

  std::string form() const override { return "torch archive (pickle)"; }
  void release(const std::string& name) const override;

 private:
  /// Where a tensor's numbers lie.
  struct Place {
    std::uint64_t offset = 0; ///< Of its first number in the file, bytes.
    std::vector<std::int64_t> strides;
  };
  using TensorSource::TensorSource;
  friend class TorchArchiveReader;
  torch::Tensor read(const TensorEntry& entry) const override;

  std::shared_ptr<const MappedFile> map_;
  std::unordered_map<std::string, Place> places_;
};

} // namespace pentimento
