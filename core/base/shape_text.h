#pragma once

#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/torch.h"

namespace pentimento {

/// "[2, 77, 768]": a shape as error messages give it.
inline std::string shape_text(at::IntArrayRef shape) {
  return fmt::format("[{}]", fmt::join(shape.begin(), shape.end(), ", "));
}

} // namespace pentimento
