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

using Named = std::pair<std::string, torch::Tensor>;

void check(const NamedTensors& tensors, const std::string& file) {
  for (const auto& [name, tensor] : tensors) {
    if (name == "__metadata__")
      throw Error(ErrorCode::BadSetting, fmt::format("{}: a tensor cannot be called __metadata__", file));
    if (!tensor.defined() || tensor.layout() != torch::kStrided)
      throw Error(ErrorCode::DtypeMismatch, fmt::format("{}: tensor \"{}\" cannot be written", file, name),
                  "a dense tensor", tensor.defined() ? "a sparse one" : "none");
    if (safetensors_dtype_name(tensor.scalar_type()).empty())
      throw Error(ErrorCode::DtypeMismatch, fmt::format("{}: tensor \"{}\" cannot be written", file, name),
                  "a dtype of the format", c10::toString(tensor.scalar_type()));
  }
}

/// Pointers in the reference library's order: the higher dtype first, then by name.
std::vector<const Named*> in_file_order(const NamedTensors& tensors, const std::string& file) {
  std::vector<const Named*> order;
  for (const auto& named : tensors) order.push_back(&named);
  std::sort(order.begin(), order.end(), [](const Named* left, const Named* right) {
    const int left_rank = safetensors_dtype_rank(left->second.scalar_type());
    const int right_rank = safetensors_dtype_rank(right->second.scalar_type());
    return left_rank != right_rank ? left_rank > right_rank : left->first < right->first;
  });
  std::vector<std::string> names;
  for (const auto& named : tensors) names.push_back(named.first);
  std::sort(names.begin(), names.end());
  if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
    throw Error(ErrorCode::BadSetting, fmt::format("{}: tensor \"{}\" is given twice", file, *twice));
  return order;
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
std::string header_for(const std::vector<const Named*>& order,
                       const std::map<std::string, std::string>& metadata, const std::string& file) {
  std::string text = "{";
  if (!metadata.empty()) {
    text += "\"__metadata__\":{";
    for (const auto& [key, value] : metadata) text += quoted(key, file) + ":" + quoted(value, file) + ",";
    text.back() = '}';
    text += ",";
  }
  std::uint64_t begin = 0;
  for (const Named* named : order) {
    const std::uint64_t end = begin + named->second.nbytes();
    text += fmt::format("{}:{{\"dtype\":\"{}\",\"shape\":[{}],\"data_offsets\":[{},{}]}},",
                        quoted(named->first, file), safetensors_dtype_name(named->second.scalar_type()),
                        fmt::join(named->second.sizes(), ","), begin, end);
    begin = end;
  }
  if (text.size() > 1) text.pop_back();
  text += "}";
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

} // namespace

void write_safetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                       const std::map<std::string, std::string>& metadata) {
  const std::string file = path.string();
  check(tensors, file);
  const auto order = in_file_order(tensors, file);
  const std::string header = header_for(order, metadata, file);
  const std::uint64_t length = header.size();
  AtomicFile out(path);
  out.write(std::as_bytes(std::span(&length, 1)));
  out.write(header);
  for (const Named* named :
       order) { // one copy at a time, and only where the memory is not already as in the file
    const torch::Tensor plain = named->second.detach().to(torch::kCPU).contiguous();
    out.write({static_cast<const std::byte*>(plain.const_data_ptr()), plain.nbytes()});
  }
  out.commit();
}

} // namespace pentimento
