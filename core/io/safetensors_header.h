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

/// Whether the data behind a header must all be there.
enum class SafetensorsData {
  Whole,
  MayBeMissing, ///< For looking at names and shapes: a download that stopped, or a header alone.
};

/// The header's JSON in the bytes of a file, its length checked; the data begin where it ends.
/// @throws Error(BadFormat) saying what the file is instead, or what is wrong with the length.
std::string_view safetensors_header_text(std::string_view file, const std::string& name);

/// Reads and checks a header: an object of known keys, known dtypes, shapes that fit their bytes, and data
/// that fills `data_bytes` without holes or overlaps. `name` is what the sentences call the file.
/// @throws Error(BadFormat | Unsupported).
SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_bytes,
                                           const std::string& name,
                                           SafetensorsData data = SafetensorsData::Whole);

/// The format's word for a dtype ("BF16"), or empty when it has none.
std::string_view safetensors_dtype_name(torch::Dtype dtype);

/// The reference writer's order of dtypes, larger first in the file.
int safetensors_dtype_rank(torch::Dtype dtype);

} // namespace pentimento
