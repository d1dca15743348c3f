#include <algorithm>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/safetensors.h"

namespace pentimento {
namespace {

void check(const NamedTensors& tensors, const std::string& file) {
  for (const auto& [name, tensor] : tensors)
    if (!tensor.defined() || tensor.layout() != torch::kStrided)
      throw Error(ErrorCode::DtypeMismatch, fmt::format("{}: tensor \"{}\" cannot be written", file, name),
                  "a dense tensor", tensor.defined() ? "a sparse one" : "none");
}

void check(const std::vector<LazyTensor>& tensors, const std::string& file) {
  for (const auto& tensor : tensors) {
    if (tensor.name == "__metadata__")
      throw Error(ErrorCode::BadSetting, fmt::format("{}: a tensor cannot be called __metadata__", file));
    if (safetensors_dtype_name(tensor.dtype).empty())
      throw Error(ErrorCode::DtypeMismatch,
                  fmt::format("{}: tensor \"{}\" cannot be written", file, tensor.name),
                  "a dtype of the format", c10::toString(tensor.dtype));
  }
}

/// Pointers in the reference library's order: the higher dtype first, then by name.
std::vector<const LazyTensor*> in_file_order(const std::vector<LazyTensor>& tensors,
                                             const std::string& file) {
  std::vector<const LazyTensor*> order;
  for (const auto& named : tensors) order.push_back(&named);
  std::sort(order.begin(), order.end(), [](const LazyTensor* left, const LazyTensor* right) {
    const int left_rank = safetensors_dtype_rank(left->dtype),
              right_rank = safetensors_dtype_rank(right->dtype);
    return left_rank != right_rank ? left_rank > right_rank : left->name < right->name;
  });
  std::vector<std::string> names;
  for (const auto& named : tensors) names.push_back(named.name);
  std::sort(names.begin(), names.end());
  if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
    throw Error(ErrorCode::BadSetting, fmt::format("{}: tensor \"{}\" is given twice", file, *twice));
  return order;
}

std::uint64_t bytes_of(const LazyTensor& tensor) {
  return static_cast<std::uint64_t>(c10::multiply_integers(tensor.shape)) * torch::elementSize(tensor.dtype);
}

std::string quoted(const std::string& text, const std::string& file) {
  try {
    return nlohmann::json(text).dump();
  } catch (const nlohmann::json::type_error&) {
    throw Error(ErrorCode::BadSetting, fmt::format("{}: a name or a metadata text is not valid UTF-8", file));
  }
}

/// The JSON text, padded with spaces; written out by hand because the order of keys is part of the file's
/// hash.
std::string header_for(const std::vector<const LazyTensor*>& order,
                       const std::map<std::string, std::string>& metadata, const std::string& file) {
  std::string text = "{";
  if (!metadata.empty()) {
    text += "\"__metadata__\":{";
    for (const auto& [key, value] : metadata) text += quoted(key, file) + ":" + quoted(value, file) + ",";
    text.back() = '}';
    text += ",";
  }
  std::uint64_t begin = 0;
  for (const LazyTensor* named : order) {
    const std::uint64_t end = begin + bytes_of(*named);
    text += fmt::format("{}:{{\"dtype\":\"{}\",\"shape\":[{}],\"data_offsets\":[{},{}]}},",
                        quoted(named->name, file), safetensors_dtype_name(named->dtype),
                        fmt::join(named->shape, ","), begin, end);
    begin = end;
  }
  if (text.size() > 1) text.pop_back();
  text += "}";
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

} // namespace

void write_safetensors(const std::filesystem::path& path, const std::vector<LazyTensor>& tensors,
                       const std::map<std::string, std::string>& metadata) {
  const std::string file = path.string();
  check(tensors, file);
  const auto order = in_file_order(tensors, file);
  const std::string header = header_for(order, metadata, file);
  const std::uint64_t length = header.size();
  AtomicFile out(path);
  out.write(std::as_bytes(std::span(&length, 1)));
  out.write(header);
  for (const auto* one :
       order) { // one copy at a time, and only where the memory is not already as in the file
    const torch::Tensor plain = one->make().detach().to(torch::kCPU).contiguous();
    if (plain.scalar_type() != one->dtype || plain.sizes() != one->shape)
      throw Error(ErrorCode::Internal, fmt::format("{}: tensor \"{}\" is not as announced", file, one->name));
    out.write({static_cast<const std::byte*>(plain.const_data_ptr()), plain.nbytes()});
  }
  out.commit();
}

void write_safetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                       const std::map<std::string, std::string>& metadata) {
  check(tensors, path.string());
  std::vector<LazyTensor> lazy;
  for (const auto& [name, tensor] : tensors)
    lazy.push_back({name, tensor.scalar_type(), tensor.sizes().vec(), [one = tensor] { return one; }});
  write_safetensors(path, lazy, metadata);
}

} // namespace pentimento
