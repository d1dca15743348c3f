#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/io/tensor_source.h"

namespace pentimento {

/// Weights split over several files, as Diffusers and Transformers write them: an index whose `weight_map`
/// says which file holds which tensor. Opening opens every shard and checks that index and shards agree.
class ShardedTensors : public TensorSource {
 public:
  /// @param index "….index.json". @param headers_only as open_tensor_file. @throws Error(FileNotFound |
  /// BadFormat | MissingTensor | UnexpectedTensor), and what opening a shard throws.
  static std::shared_ptr<const ShardedTensors> open(const std::filesystem::path& index,
                                                    bool headers_only = false);

  std::string form() const override;
  const std::vector<TensorSourcePtr>& shards() const { return shards_; }
  std::uint64_t missing_bytes() const override;
  void release(const std::string& name) const override;

 private:
  using TensorSource::TensorSource;
  torch::Tensor read(const TensorEntry& entry) const override;

  std::vector<TensorSourcePtr> shards_;
  std::map<std::string, std::size_t> shard_of_;
};

} // namespace pentimento
