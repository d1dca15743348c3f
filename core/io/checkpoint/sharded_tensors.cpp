#include "core/io/checkpoint/sharded_tensors.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/checkpoint/tensor_file.h"
#include "core/io/json_file.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kAgain = "download the folder again";

/// Tensor → file, as the index says. @throws Error(BadFormat).
std::map<std::string, std::string> read_weight_map(const fs::path& index) {
  const json document = read_json(index);
  if (!document.is_object() || !document.contains("weight_map") || !document["weight_map"].is_object())
    throw Error(ErrorCode::BadFormat, fmt::format("{} is malformed", index.string()),
                "an object with a weight_map", document.is_object() ? "no weight_map" : document.type_name(),
                kAgain);
  std::map<std::string, std::string> files;
  for (const auto& [tensor, file] : document["weight_map"].items()) {
    if (!file.is_string())
      throw Error(ErrorCode::BadFormat, fmt::format("{} is malformed", index.string()),
                  fmt::format("a file's name for {}", tensor), file.type_name(), kAgain);
    const auto name = file.get<std::string>();
    if (name.empty() || name == ".." || name.find('/') != std::string::npos ||
        name.find('\0') != std::string::npos)
      throw Error(ErrorCode::BadFormat, fmt::format("{} names a file outside its folder", index.string()),
                  "a plain name", name);
    files.emplace(tensor, name);
  }
  if (files.empty())
    throw Error(ErrorCode::BadFormat, fmt::format("{} names no tensors", index.string()), "", "", kAgain);
  return files;
}

TensorSourcePtr open_shard(const fs::path& index, const std::string& name, bool headers_only) {
  const fs::path file = index.parent_path() / name;
  std::error_code ignored;
  if (!fs::exists(file, ignored))
    throw Error(ErrorCode::FileNotFound,
                fmt::format("the shard {} of {} is missing", name, index.filename().string()), file.string(),
                "no such file", "the download is incomplete; download the missing file");
  return open_tensor_file(file, headers_only);
}

} // namespace

std::shared_ptr<const ShardedTensors> ShardedTensors::open(const fs::path& index, bool headers_only) {
  const auto file_of = read_weight_map(index);
  std::shared_ptr<ShardedTensors> all(new ShardedTensors(index));
  std::map<std::string, std::size_t> opened;
  std::vector<TensorEntry> entries;
  for (const auto& [tensor, name] : file_of)
    if (opened.emplace(name, opened.size()).second)
      all->shards_.push_back(open_shard(index, name, headers_only));
  for (const auto& [name, number] : opened)
    for (const auto& entry : all->shards_[number]->entries()) {
      const auto [place, first] = all->shard_of_.emplace(entry.name, number);
      if (!first)
        throw Error(ErrorCode::UnexpectedTensor,
                    fmt::format("{} is in two shards of {}", entry.name, index.filename().string()),
                    "every tensor once",
                    fmt::format("{} and {}", all->shards_[place->second]->path().filename().string(), name),
                    kAgain);
      entries.push_back(entry);
    }
  for (const auto& [tensor, name] : file_of) {
    const auto found = all->shard_of_.find(tensor);
    if (found == all->shard_of_.end() || found->second != opened.at(name))
      throw Error(ErrorCode::MissingTensor, fmt::format("{} is not in {}", tensor, name),
                  fmt::format("what {} says", index.filename().string()),
                  found == all->shard_of_.end()
                      ? "no such tensor in any shard"
                      : "it is in " + all->shards_[found->second]->path().filename().string(),
                  "the index belongs to other shards; download the folder again");
  }
  all->hold(std::move(entries), all->shards_.front()->metadata());
  return all;
}

std::string ShardedTensors::form() const {
  return fmt::format("{} in {} shards", shards_.front()->form(), shards_.size());
}

torch::Tensor ShardedTensors::read(const TensorEntry& entry) const {
  return shards_[shard_of_.at(entry.name)]->tensor(entry.name);
}

std::uint64_t ShardedTensors::missing_bytes() const {
  std::uint64_t missing = 0;
  for (const auto& shard : shards_) missing += shard->missing_bytes();
  return missing;
}

void ShardedTensors::release(const std::string& name) const {
  shards_[shard_of_.at(name)]->release(name);
}

} // namespace pentimento
