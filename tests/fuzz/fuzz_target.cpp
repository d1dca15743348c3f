// What libFuzzer calls; PENTIMENTO_ENTRY is one of the functions of entry_points.h.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/entry_points.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pentimento::fuzz::PENTIMENTO_ENTRY({reinterpret_cast<const char*>(data), size});
  return 0;
}
