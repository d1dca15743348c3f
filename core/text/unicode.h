#pragma once

#include <string>
#include <string_view>

namespace pentimento {

/// UTF-8 → code points; every broken sequence becomes one U+FFFD per maximal part, as the Unicode standard
/// advises.
std::u32string code_points(std::string_view text);

/// Code points → UTF-8.
std::string utf8(std::u32string_view text);

/// Normal form C of Unicode 9, as Hugging Face's tokenizers make it. Valid UTF-8 in, valid UTF-8 out.
std::string normal_form_c(const std::string& text);

/// Lower case of each code point alone, so without the Greek final sigma; U+0130 becomes two.
void append_lower(std::u32string& text, char32_t character);

bool is_letter(char32_t character); ///< Category L.
bool is_number(char32_t character); ///< Category N.
bool is_space(char32_t character);  ///< Property White_Space.

} // namespace pentimento
