#pragma once

#include "core/base/torch.h"

namespace pentimento {

/// True where no element is NaN or infinite; one pass at memory speed over the bits as they are stored.
/// @param tensor floating point, contiguous, on the CPU (others are answered by torch, more slowly).
bool all_finite(const torch::Tensor& tensor);

} // namespace pentimento
