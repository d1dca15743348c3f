#pragma once

#include <cstdint>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// A CPU generator of its own, as `torch.Generator("cpu").manual_seed(seed)` makes it.
at::Generator make_generator(std::uint64_t seed);

/// Standard normal noise for a batch, one generator an image, so that image i of a batch equals image i
/// alone.
/// @param seeds one a picture. @param shape of one picture without the batch dimension, e.g. {4, 16, 16}.
/// @return [seeds.size(), shape...] float32 on the CPU; equal to diffusers' `randn_tensor` with the same
/// seeds.
torch::Tensor noise_for_seeds(const std::vector<std::uint64_t>& seeds, at::IntArrayRef shape);

} // namespace pentimento
