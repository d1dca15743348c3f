#include "core/models/finite.h"

#include <atomic>
#include <cstring>

#include <ATen/Parallel.h>

namespace pentimento {

namespace {

/// A floating-point number is NaN or infinite exactly where all bits of its exponent are set.
template <class Word>
bool no_full_exponent(const torch::Tensor& tensor, Word exponent) {
  const auto* bytes = static_cast<const char*>(tensor.const_data_ptr());
  std::atomic<bool> finite{true};
  at::parallel_for(0, tensor.numel(), 1 << 18, [&](int64_t begin, int64_t end) {
    Word full = 0;
    for (int64_t i = begin; i < end; ++i) {
      Word word; // a mapped tensor need not be aligned
      std::memcpy(&word, bytes + i * static_cast<int64_t>(sizeof(Word)), sizeof(Word));
      full |= static_cast<Word>((word & exponent) == exponent);
    }
    if (full) finite = false;
  });
  return finite;
}

} // namespace

bool all_finite(const torch::Tensor& tensor) {
  if (tensor.is_cpu() && tensor.is_contiguous()) {
    switch (tensor.scalar_type()) {
    case torch::kFloat16:
      return no_full_exponent<std::uint16_t>(tensor, 0x7C00);
    case torch::kBFloat16:
      return no_full_exponent<std::uint16_t>(tensor, 0x7F80);
    case torch::kFloat32:
      return no_full_exponent<std::uint32_t>(tensor, 0x7F800000);
    default:
      break;
    }
  }
  return at::isfinite(tensor).all().item<bool>();
}

} // namespace pentimento
