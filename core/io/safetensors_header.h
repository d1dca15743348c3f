#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/tensor_source.h"

namespace pentimento {

/// What the JSON header of a safetensors file says; entries in the order of their data, `bytes` at `offset`
/// into the data after the header.
struct SafetensorsHeader {
  std::vector<TensorEntry> entries;
  std::map<std::string, std::string> metadata;
};

/// Reads and checks a header: an object of known keys, known dtypes, shapes that fit their bytes, and data
/// that fills `data_bytes` without holes or overlaps. `name` is what the sentences call the file.
/// @throws Error(BadFormat | Unsupported).
SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_bytes,
                                           const std::string& name);

/// The format's word for a dtype ("BF16"), or empty when it has none.
std::string_view safetensors_dtype_name(torch::Dtype dtype);

/// The reference writer's order of dtypes, larger first in the file.
int safetensors_dtype_rank(torch::Dtype dtype);

} // namespace pentimento
