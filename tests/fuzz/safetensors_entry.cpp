#include "core/io/safetensors_header.h"
#include "tests/fuzz/entry_points.h"
#include "tests/fuzz/guard.h"

namespace pentimento::fuzz {

bool read_safetensors(std::string_view bytes) {
  bool whole = false;
  for (const auto data : {SafetensorsData::MayBeMissing, SafetensorsData::Whole})
    whole = guarded([&] {
      const auto text = safetensors_header_text(bytes, "input");
      const auto held = bytes.size() - 8 - text.size();
      const auto header = parse_safetensors_header(text, held, "input", data);
      std::uint64_t end = 0;
      for (const auto& entry : header.entries) {
        require(entry.offset == end, "the data lie one behind the other");
        require(entry.bytes == static_cast<std::uint64_t>(element_count(entry)) * elementSize(entry.dtype),
                "a tensor's bytes are its numbers'");
        end = entry.offset + entry.bytes;
      }
      require(data == SafetensorsData::MayBeMissing || end == held, "the data fill the file");
    });
  return whole;
}

} // namespace pentimento::fuzz
