#include "core/pipelines/base_hash.h"

#include <algorithm>

#include <ATen/Parallel.h>

#include "core/base/hash.h"

namespace pentimento {
namespace {

/// One tensor to be hashed.
struct Item {
  const std::string* component;
  const TensorSource* source;
  const TensorEntry* entry;
  std::string digest;
};

std::string digest_of(const Item& item) {
  const auto tensor = item.source->tensor(item.entry->name).contiguous();
  Sha256 hash;
  hash.add(std::span(static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()));
  item.source->release(item.entry->name);
  return hash.hex();
}

} // namespace

std::string weights_hash(const ComponentTensors& components) {
  std::vector<Item> items;
  for (const auto& [component, source] : components)
    for (const auto& entry : source->entries()) items.push_back({&component, source.get(), &entry, {}});
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::tie(*a.component, a.entry->name) < std::tie(*b.component, b.entry->name);
  });
  at::parallel_for(0, static_cast<int64_t>(items.size()), 1, [&](int64_t begin, int64_t end) {
    for (auto i = begin; i < end; ++i)
      items[static_cast<std::size_t>(i)].digest = digest_of(items[static_cast<std::size_t>(i)]);
  });
  Sha256 hash;
  for (const auto& item : items) {
    hash.add(*item.component).add(item.entry->name).add(std::string_view(c10::toString(item.entry->dtype)));
    hash.add(static_cast<std::uint64_t>(item.entry->shape.size()));
    for (const auto size : item.entry->shape) hash.add(static_cast<std::uint64_t>(size));
    hash.add(item.digest);
  }
  return hash.hex();
}

} // namespace pentimento
