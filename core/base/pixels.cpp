#include "core/base/pixels.h"

namespace pentimento {

torch::Tensor pixels_of(const Image& image) {
  return torch::tensor(c10::ArrayRef<std::uint8_t>(image.rgb), torch::kUInt8)
      .view({image.height, image.width, 3});
}

Image image_of(const torch::Tensor& pixels) {
  const auto all = pixels.contiguous();
  const auto* first = all.const_data_ptr<std::uint8_t>();
  return {static_cast<int>(all.size(1)), static_cast<int>(all.size(0)), {first, first + all.numel()}};
}

} // namespace pentimento
