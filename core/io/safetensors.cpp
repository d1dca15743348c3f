#include "core/io/safetensors.h"

#include <bit>
#include <cstring>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/checkpoint/file_kind.h"

namespace pentimento {
namespace {

static_assert(std::endian::native == std::endian::little,
              "safetensors is little endian, and so are its views");

constexpr std::uint64_t kLargestHeader = 100'000'000; // the reference library's limit

void refuse_impostors(std::string_view text, const std::string& name) {
  const auto kind = sniff(text, text.size());
  if (kind == FileKind::Safetensors || kind == FileKind::Unknown || kind == FileKind::Text) return;
  throw Error(ErrorCode::BadFormat, fmt::format("{} is not a safetensors file", name), "",
              std::string(file_kind_name(kind)), file_kind_hint(kind));
}

/// The header's text, its length checked against the file.
std::string_view header_text(std::string_view file, const std::string& name) {
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

} // namespace

std::shared_ptr<const SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path) {
  std::shared_ptr<SafetensorsFile> file(new SafetensorsFile(path));
  file->map_ = MappedFile::open(path);
  const auto bytes = file->map_->bytes();
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const auto header = header_text(text, path.string());
  file->data_start_ = 8 + header.size();
  auto said = parse_safetensors_header(header, bytes.size() - file->data_start_, path.string());
  file->hold(std::move(said.entries), std::move(said.metadata));
  return file;
}

void SafetensorsFile::release(const std::string& name) const {
  if (const auto* entry = find(name)) map_->release(data_start_ + entry->offset, entry->bytes);
}

torch::Tensor SafetensorsFile::read(const TensorEntry& entry) const {
  const std::byte* start = map_->bytes().data() + data_start_ + entry.offset;
  const auto options = torch::TensorOptions().dtype(entry.dtype);
  const bool aligned = reinterpret_cast<std::uintptr_t>(start) % torch::elementSize(entry.dtype) == 0;
  if (entry.bytes == 0) return torch::empty(entry.shape, options);
  if (!aligned) {
    torch::Tensor copy = torch::empty(entry.shape, options);
    std::memcpy(copy.data_ptr(), start, entry.bytes);
    return copy;
  }
  return torch::from_blob(
      const_cast<std::byte*>(start), entry.shape, [map = map_](void*) {}, options);
}

} // namespace pentimento
