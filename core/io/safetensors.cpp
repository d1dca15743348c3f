#include "core/io/safetensors.h"

#include <bit>
#include <cstring>

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

static_assert(std::endian::native == std::endian::little,
              "safetensors is little endian, and so are its views");

} // namespace

std::shared_ptr<const SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path,
                                                             SafetensorsData data) {
  std::shared_ptr<SafetensorsFile> file(new SafetensorsFile(path));
  file->map_ = MappedFile::open(path);
  const auto bytes = file->map_->bytes();
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const auto header = safetensors_header_text(text, path.string());
  file->data_start_ = 8 + header.size();
  auto said = parse_safetensors_header(header, bytes.size() - file->data_start_, path.string(), data);
  file->hold(std::move(said.entries), std::move(said.metadata));
  return file;
}

void SafetensorsFile::release(const std::string& name) const {
  if (const auto* entry = find(name)) map_->release(data_start_ + entry->offset, entry->bytes);
}

std::uint64_t SafetensorsFile::missing_bytes() const {
  const auto needed = entries().empty() ? 0 : entries().back().offset + entries().back().bytes;
  const std::uint64_t held = map_->bytes().size() - data_start_;
  return needed > held ? needed - held : 0;
}

torch::Tensor SafetensorsFile::read(const TensorEntry& entry) const {
  if (entry.offset + entry.bytes > map_->bytes().size() - data_start_)
    throw Error(ErrorCode::BadFormat,
                fmt::format("the data of {} are not in {}", entry.name, path().string()),
                fmt::format("{} bytes", entry.bytes), "a header alone, or a download that stopped",
                "download it again");
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
