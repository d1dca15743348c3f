#pragma once

#include <string>
#include <string_view>

#include "core/project/records.h"
#include "core/values/interval.h"

namespace pentimento {

/// Text as it may stand in HTML and SVG, in an attribute too.
std::string html_escaped(std::string_view text);

/// The value at a path of keys as text: "not recorded" for null, a document as JSON. @throws
/// Error(BadFormat).
std::string text_at(const Document& document, const std::string& path);

/// RFC 4648, section 4, with padding.
std::string base64(std::string_view bytes);

/// "12.5 %"
std::string percent_text(double share);
/// "3 of 24 (12.5 %, interval 4.3 to 31.0)"; "not tested" for none.
std::string proportion_text(const Proportion& proportion);

} // namespace pentimento
