#pragma once

#include <cstdint>
#include <vector>

#include "core/values/image.h"

namespace pentimento {

/// Puts pictures side by side, row by row, `gap` pixels apart and around, on grey. A cell is as large as the
/// largest picture; smaller ones sit in its middle; a nullptr leaves its cell empty. Empty when there is no
/// picture at all.
/// @throws Error(BadSetting) when columns < 1 or gap < 0.
Image contact_sheet(const std::vector<const Image*>& pictures, int columns, int gap = 4,
                    std::uint8_t grey = 32);

} // namespace pentimento
