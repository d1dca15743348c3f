#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// One tensor of a source. `offset` says where a safetensors file keeps its data; other sources leave it 0.
struct TensorEntry {
  std::string name;
  torch::Dtype dtype = torch::kFloat32;
  std::vector<std::int64_t> shape;
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

/// Named tensors, whatever holds them: one file, several shards, a torch archive, or a view of another source
/// under other names. Opening reads no weights; a tensor comes as a view of the mapped file wherever it can.
class TensorSource {
 public:
  virtual ~TensorSource() = default;
  TensorSource(const TensorSource&) = delete;
  TensorSource& operator=(const TensorSource&) = delete;

  /// In an order of the source's own; every name once.
  const std::vector<TensorEntry>& entries() const { return entries_; }
  /// The entry of that name, or nullptr.
  const TensorEntry* find(const std::string& name) const;
  /// A tensor in its stored shape and dtype, on the CPU; only to be read: writing to it may end the program.
  /// @throws Error(MissingTensor).
  torch::Tensor tensor(const std::string& name) const;
  /// Says that a tensor was read for now: where it is a part of a mapped file, its memory goes back to the
  /// system, and comes again from the file when any view of it is read. Unknown names are passed over.
  virtual void release(const std::string& name) const { static_cast<void>(name); }
  const std::map<std::string, std::string>& metadata() const { return metadata_; }
  /// The file that a sentence names; of shards, their index.
  const std::filesystem::path& path() const { return path_; }
  /// Bytes of its tensors that are not there; only where it was opened for its names and shapes.
  virtual std::uint64_t missing_bytes() const { return 0; }
  /// What it is, for people: "safetensors", "safetensors in 3 shards", "torch archive (pickle)".
  virtual std::string form() const = 0;

 protected:
  explicit TensorSource(std::filesystem::path path) : path_(std::move(path)) {}
  /// Says what there is; once, while opening.
  void hold(std::vector<TensorEntry> entries, std::map<std::string, std::string> metadata = {});
  /// The tensor of an entry of this source.
  virtual torch::Tensor read(const TensorEntry& entry) const = 0;

 private:
  std::filesystem::path path_;
  std::vector<TensorEntry> entries_;
  std::unordered_map<std::string, std::size_t> index_;
  std::map<std::string, std::string> metadata_;
};

using TensorSourcePtr = std::shared_ptr<const TensorSource>;

/// How many numbers an entry holds.
std::int64_t element_count(const TensorEntry& entry);

/// "float16": the dtype that holds most of a source's numbers; empty where there are none.
std::string most_common_dtype(const TensorSource& source);

} // namespace pentimento
