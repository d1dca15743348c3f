#include "core/io/safetensors_header.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/checkpoint/file_kind.h"

namespace pentimento {
namespace {

using nlohmann::json;

struct DtypeName {
  std::string_view name;
  torch::Dtype dtype;
};

/// In the order of the reference library's enum, which is also the order of its writer, last first.
constexpr std::array kDtypes{
    DtypeName{"BOOL", torch::kBool},     DtypeName{"U8", torch::kUInt8},    DtypeName{"I8", torch::kInt8},
    DtypeName{"I16", torch::kInt16},     DtypeName{"U16", torch::kUInt16},  DtypeName{"F16", torch::kFloat16},
    DtypeName{"BF16", torch::kBFloat16}, DtypeName{"I32", torch::kInt32},   DtypeName{"U32", torch::kUInt32},
    DtypeName{"F32", torch::kFloat32},   DtypeName{"F64", torch::kFloat64}, DtypeName{"I64", torch::kInt64},
    DtypeName{"U64", torch::kUInt64}};

/// Says which file and which tensor; every sentence of this file starts here.
class Checker {
 public:
  Checker(std::string_view text, std::uint64_t data_bytes, const std::string& name, SafetensorsData data)
      : text_(text), data_bytes_(data_bytes), name_(name), data_(data) {}
  SafetensorsHeader run();

 private:
  json parsed() const;
  void read_metadata(const json& value, SafetensorsHeader& header) const;
  TensorEntry read_entry(const std::string& tensor, const json& value) const;
  torch::Dtype read_dtype(const std::string& tensor, const json& value) const;
  std::uint64_t read_number(const std::string& tensor, const std::string& field, const json& value) const;
  void check_cover(const std::vector<TensorEntry>& entries) const;

  [[noreturn]] void fail(const std::string& what, const std::string& expected, const std::string& got,
                         const std::string& hint = "the file is damaged; download or write it again") const {
    throw Error(ErrorCode::BadFormat, fmt::format("{}: {}", name_, what), expected, got, hint);
  }
  [[noreturn]] void fail_tensor(const std::string& tensor, const std::string& what,
                                const std::string& expected, const std::string& got) const {
    fail(fmt::format("tensor {} {}", shortened(tensor), what), expected, got);
  }
  static std::string shortened(const std::string& text) {
    return text.size() <= 120 ? '"' + text + '"'
                              : fmt::format("\"{}…\" ({} bytes)", text.substr(0, 80), text.size());
  }

  std::string_view text_;
  std::uint64_t data_bytes_;
  const std::string& name_;
  SafetensorsData data_;
};

json Checker::parsed() const {
  std::vector<std::set<std::string>> keys;
  std::optional<std::string> twice;
  const auto watch = [&](int depth, json::parse_event_t event, json& value) {
    if (event == json::parse_event_t::object_start) keys.emplace_back();
    if (event == json::parse_event_t::object_end) keys.pop_back();
    if (event == json::parse_event_t::key && !keys.back().insert(value.get<std::string>()).second && !twice)
      twice = value.get<std::string>();
    if (depth > 8) fail("the header nests too deeply", "three levels", "more than eight");
    return true;
  };
  try {
    json document = json::parse(text_.begin(), text_.end(), watch);
    if (twice) fail("the header names " + shortened(*twice) + " twice", "every name once", "");
    if (!document.is_object()) fail("the header is not an object", "{…}", document.type_name());
    return document;
  } catch (const json::parse_error& error) {
    const std::string words = error.what();
    const bool utf8 = words.find("UTF-8") != std::string::npos;
    fail(fmt::format("the header is broken at byte {}", error.byte), utf8 ? "valid UTF-8" : "JSON", "");
  } catch (const json::out_of_range&) {
    fail("the header holds a number beyond all measure", "whole numbers from 0 to 2^63 - 1", "a larger one");
  }
}

void Checker::read_metadata(const json& value, SafetensorsHeader& header) const {
  if (!value.is_object()) fail("__metadata__ is malformed", "an object of texts", value.type_name());
  for (const auto& [key, text] : value.items()) {
    if (!text.is_string())
      fail(fmt::format("__metadata__ {} is malformed", shortened(key)), "a text", text.type_name());
    header.metadata.emplace(key, text.get<std::string>());
  }
}

torch::Dtype Checker::read_dtype(const std::string& tensor, const json& value) const {
  if (!value.is_string())
    fail_tensor(tensor, "has a malformed dtype", "a text such as \"F32\"", value.type_name());
  const auto& word = value.get_ref<const std::string&>();
  for (const auto& known : kDtypes)
    if (known.name == word) return known.dtype;
  if (word.starts_with("F8") || word.starts_with("F6") || word.starts_with("F4") || word == "C64")
    throw Error(ErrorCode::Unsupported,
                fmt::format("{}: tensor {} is stored as {}", name_, shortened(tensor), shortened(word)),
                "F64, F32, F16, BF16 or integers", word, "use the fp16 or fp32 file of this model");
  fail_tensor(tensor, "has an unknown dtype", "one of F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL",
              shortened(word));
}

std::uint64_t Checker::read_number(const std::string& tensor, const std::string& field,
                                   const json& value) const {
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most)
    fail_tensor(tensor, "has a malformed " + field, "whole numbers from 0 to 2^63 - 1",
                value.is_number() ? value.dump() : value.type_name());
  return value.get<std::uint64_t>();
}

TensorEntry Checker::read_entry(const std::string& tensor, const json& value) const {
  if (!value.is_object()) fail_tensor(tensor, "is malformed", "an object", value.type_name());
  for (const auto& [key, ignored] : value.items())
    if (key != "dtype" && key != "shape" && key != "data_offsets")
      fail_tensor(tensor, "has an unknown field", "dtype, shape and data_offsets", shortened(key));
  for (const auto* key : {"dtype", "shape", "data_offsets"})
    if (!value.contains(key))
      fail_tensor(tensor, fmt::format("has no {}", key), "dtype, shape and data_offsets", "");
  TensorEntry entry;
  entry.name = tensor;
  entry.dtype = read_dtype(tensor, value["dtype"]);
  const json& shape = value["shape"];
  const json& offsets = value["data_offsets"];
  if (!shape.is_array())
    fail_tensor(tensor, "has a malformed shape", "a list of whole numbers", shape.type_name());
  if (shape.size() > 64)
    fail_tensor(tensor, "has too many dimensions", "at most 64", std::to_string(shape.size()));
  if (!offsets.is_array() || offsets.size() != 2)
    fail_tensor(tensor, "has malformed data_offsets", "[begin, end]",
                offsets.is_array() ? fmt::format("a list of {}", offsets.size()) : offsets.type_name());
  std::uint64_t expected = torch::elementSize(entry.dtype);
  bool overflow = false;
  for (const auto& length : shape) {
    const auto size = read_number(tensor, "shape", length);
    entry.shape.push_back(static_cast<std::int64_t>(size));
    overflow |= __builtin_mul_overflow(expected, size, &expected);
  }
  if (overflow) fail_tensor(tensor, "has a shape whose size overflows", "less than 2^64 bytes", shape.dump());
  const auto begin = read_number(tensor, "data_offsets", offsets[0]);
  const auto end = read_number(tensor, "data_offsets", offsets[1]);
  if (end < begin) fail_tensor(tensor, "ends before it begins", "begin <= end", offsets.dump());
  if (end - begin != expected)
    fail_tensor(tensor, "has data that does not fit its shape",
                fmt::format("{} bytes for {} {}", expected, value["dtype"].get<std::string>(), shape.dump()),
                fmt::format("{} bytes", end - begin));
  entry.offset = begin;
  entry.bytes = end - begin;
  return entry;
}

void Checker::check_cover(const std::vector<TensorEntry>& entries) const {
  const std::uint64_t needed = entries.empty() ? 0 : entries.back().offset + entries.back().bytes;
  if (needed > data_bytes_ && data_ == SafetensorsData::Whole) {
    const double have = 100.0 * static_cast<double>(data_bytes_) / static_cast<double>(needed);
    fail(fmt::format("the download stopped at {} % of its data", static_cast<int>(have)),
         fmt::format("{} bytes", needed), fmt::format("{} bytes", data_bytes_), "download it again");
  }
  std::uint64_t end = 0;
  const TensorEntry* before = nullptr;
  for (const auto& entry : entries) {
    if (entry.offset < end)
      fail_tensor(entry.name, fmt::format("overlaps tensor {}", shortened(before->name)),
                  fmt::format("a begin of {}", end), std::to_string(entry.offset));
    if (entry.offset > end)
      fail_tensor(entry.name, "leaves a hole before it", fmt::format("a begin of {}", end),
                  std::to_string(entry.offset));
    end = entry.offset + entry.bytes;
    before = &entry;
  }
  if (end < data_bytes_)
    fail("bytes that belong to no tensor follow the data", fmt::format("{} bytes", end),
         fmt::format("{} bytes", data_bytes_));
}

SafetensorsHeader Checker::run() {
  if (!text_.starts_with('{'))
    fail("the header does not start with {", "{", shortened(std::string(text_.substr(0, 1))));
  const json document = parsed();
  SafetensorsHeader header;
  for (const auto& [key, value] : document.items()) {
    if (key == "__metadata__")
      read_metadata(value, header);
    else
      header.entries.push_back(read_entry(key, value));
  }
  // Empty tensors begin where the next one does: by end as well, so that they come first.
  std::sort(header.entries.begin(), header.entries.end(),
            [](const TensorEntry& left, const TensorEntry& right) {
              return std::pair(left.offset, left.bytes) < std::pair(right.offset, right.bytes);
            });
  check_cover(header.entries);
  return header;
}

constexpr std::uint64_t kLargestHeader = 100'000'000; // the reference library's limit

void refuse_impostors(std::string_view text, const std::string& name) {
  const auto kind = sniff(text, text.size());
  if (kind == FileKind::Safetensors || kind == FileKind::Unknown || kind == FileKind::Text) return;
  throw Error(ErrorCode::BadFormat, fmt::format("{} is not a safetensors file", name), "",
              std::string(file_kind_name(kind)), file_kind_hint(kind));
}

} // namespace

std::string_view safetensors_header_text(std::string_view file, const std::string& name) {
  refuse_impostors(file, name);
  if (file.size() < 8)
    throw Error(ErrorCode::BadFormat, fmt::format("{} is too short for a safetensors file", name),
                "8 bytes or more", fmt::format("{} bytes", file.size()),
                "a download was cut off; download it again");
  std::uint64_t length = 0;
  std::memcpy(&length, file.data(), 8);
  if (length > kLargestHeader)
    throw Error(ErrorCode::BadFormat, fmt::format("{} claims too large a header", name),
                fmt::format("at most {} bytes", kLargestHeader), fmt::format("{} bytes", length),
                "this is not a safetensors file, or it is damaged");
  if (length > file.size() - 8)
    throw Error(ErrorCode::BadFormat, fmt::format("{} stops inside its header", name),
                fmt::format("{} bytes of header", length), fmt::format("{} bytes", file.size() - 8),
                "a download was cut off; download it again");
  return file.substr(8, length);
}

SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_bytes,
                                           const std::string& name, SafetensorsData data) {
  return Checker(json, data_bytes, name, data).run();
}

std::string_view safetensors_dtype_name(torch::Dtype dtype) {
  for (const auto& known : kDtypes)
    if (known.dtype == dtype) return known.name;
  return {};
}

int safetensors_dtype_rank(torch::Dtype dtype) {
  for (std::size_t i = 0; i < kDtypes.size(); ++i)
    if (kDtypes[i].dtype == dtype) return static_cast<int>(i);
  return -1;
}

} // namespace pentimento
