#pragma once

#include "core/base/torch.h"

#include "core/values/image.h"

namespace pentimento {

/// A picture's bytes. @return a copy, [H, W, 3] uint8 on the CPU.
torch::Tensor pixels_of(const Image& image);
/// The picture of such bytes. @param pixels [H, W, 3] uint8 on the CPU.
Image image_of(const torch::Tensor& pixels);

} // namespace pentimento
