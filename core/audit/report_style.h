#pragma once

#include <string_view>

namespace pentimento {

/// The report's own style sheet: colours of the window's light palette, its dark one where the reader's
/// system asks for dark, one column on a phone, and rules for print. It names no other file.
std::string_view report_style();

} // namespace pentimento
