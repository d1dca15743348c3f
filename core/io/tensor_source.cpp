#include "core/io/tensor_source.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {

const TensorEntry* TensorSource::find(const std::string& name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? nullptr : &entries_[found->second];
}

torch::Tensor TensorSource::tensor(const std::string& name) const {
  const TensorEntry* entry = find(name);
  if (!entry)
    throw Error(ErrorCode::MissingTensor, fmt::format("{} has no tensor \"{}\"", path_.string(), name), "",
                fmt::format("{} other tensors", entries_.size()));
  return read(*entry);
}

void TensorSource::hold(std::vector<TensorEntry> entries, std::map<std::string, std::string> metadata) {
  entries_ = std::move(entries);
  metadata_ = std::move(metadata);
  index_.clear();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    index_.emplace(entries_[i].name, i);
    entries_[i].bytes =
        static_cast<std::uint64_t>(element_count(entries_[i])) * torch::elementSize(entries_[i].dtype);
  }
}

std::int64_t element_count(const TensorEntry& entry) {
  return c10::multiply_integers(entry.shape);
}

std::string most_common_dtype(const TensorSource& source) {
  std::map<torch::Dtype, std::int64_t> counts;
  for (const auto& entry : source.entries()) counts[entry.dtype] += element_count(entry);
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == counts.end()) return "";
  switch (most->first) {
  case torch::kFloat16:
    return "float16";
  case torch::kBFloat16:
    return "bfloat16";
  case torch::kFloat32:
    return "float32";
  case torch::kFloat64:
    return "float64";
  default:
    return c10::toString(most->first);
  }
}

} // namespace pentimento
