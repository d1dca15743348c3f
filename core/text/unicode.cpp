#include "core/text/unicode.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <utf8proc.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// What a lead byte promises: how many bytes follow, and the range of the first of them (which rules out
/// overlong forms, surrogates and code points above U+10FFFF).
struct Lead {
  int following;
  unsigned char least, most;
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

/// Combining marks of Unicode 10 to 15. Hugging Face's tokenizers normalise by Unicode 9, where these did not
/// exist yet: they stay where they are and compose with nothing. Found by asking it about every code point.
constexpr std::pair<char32_t, char32_t> kLaterMarks[] = {
    {0x7FD, 0x7FD},     {0x898, 0x89F},     {0x8CA, 0x8D3},     {0x9FE, 0x9FE},     {0xC3C, 0xC3C},
    {0xD3B, 0xD3C},     {0xEBA, 0xEBA},     {0x1715, 0x1715},   {0x1ABF, 0x1ACE},   {0x1DF6, 0x1DFA},
    {0xA82C, 0xA82C},   {0x10D24, 0x10D27}, {0x10EAB, 0x10EAC}, {0x10EFD, 0x10EFF}, {0x10F46, 0x10F50},
    {0x10F82, 0x10F85}, {0x11070, 0x11070}, {0x1133B, 0x1133B}, {0x1145E, 0x1145E}, {0x11839, 0x1183A},
    {0x11930, 0x11930}, {0x1193D, 0x1193E}, {0x11943, 0x11943}, {0x119E0, 0x119E0}, {0x11A34, 0x11A34},
    {0x11A47, 0x11A47}, {0x11A99, 0x11A99}, {0x11D42, 0x11D42}, {0x11D44, 0x11D45}, {0x11D97, 0x11D97},
    {0x11F41, 0x11F42}, {0x16FF0, 0x16FF1}, {0x1E08F, 0x1E08F}, {0x1E130, 0x1E136}, {0x1E2AE, 0x1E2AE},
    {0x1E2EC, 0x1E2EF}, {0x1E4EC, 0x1E4EF}};

bool is_later_mark(char32_t character) {
  if (character < kLaterMarks[0].first) return false;
  const auto* after = std::upper_bound(std::begin(kLaterMarks), std::end(kLaterMarks), character,
                                       [](char32_t value, const auto& range) { return value < range.first; });
  return after != std::begin(kLaterMarks) && character <= std::prev(after)->second;
}

/// Canonical decomposition, marks put in order by a stable sort (utf8proc's own takes quadratic time),
/// composition.
std::string composed(std::u32string_view text) {
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  std::vector<utf8proc_int32_t> parts;
  parts.reserve(text.size() + 8);
  for (const char32_t character : text) {
    utf8proc_int32_t made[8];
    int ignored = 0;
    const auto size =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(character), made, 8, options, &ignored);
    if (size < 0 || size > 8)
      throw Error(ErrorCode::BadPrompt, "the text cannot be normalised", "", utf8proc_errmsg(size));
    parts.insert(parts.end(), made, made + size);
  }
  const auto mark_class = [](utf8proc_int32_t part) { return utf8proc_get_property(part)->combining_class; };
  for (auto start = parts.begin(); start != parts.end();) {
    start = std::find_if(start, parts.end(), [&](auto part) { return mark_class(part) != 0; });
    const auto end = std::find_if(start, parts.end(), [&](auto part) { return mark_class(part) == 0; });
    std::stable_sort(start, end, [&](auto left, auto right) { return mark_class(left) < mark_class(right); });
    start = end;
  }
  const auto size =
      utf8proc_normalize_utf32(parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), options);
  return utf8(std::u32string(parts.begin(), parts.begin() + size));
}

} // namespace

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i++]);
    if (first < 0x80) {
      result += first;
      continue;
    }
    const Lead lead = lead_of(first);
    char32_t value = first & (0x3F >> lead.following);
    int seen = 0;
    for (; seen < lead.following && i < text.size(); ++seen, ++i) {
      const auto next = static_cast<unsigned char>(text[i]);
      if (next < (seen == 0 ? lead.least : 0x80) || next > (seen == 0 ? lead.most : 0xBF)) break;
      value = value << 6 | (next & 0x3F);
    }
    result += lead.following > 0 && seen == lead.following ? value : kReplacement;
  }
  return result;
}

std::string utf8(std::u32string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t character : text) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
    result.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  }
  return result;
}

std::string normal_form_c(const std::string& text) {
  const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return text;
  const std::u32string characters = code_points(text);
  std::string result;
  for (std::size_t start = 0; start < characters.size();) {
    std::size_t end = start;
    while (end < characters.size() && !is_later_mark(characters[end])) ++end;
    const std::size_t next = std::min(end + 1, characters.size());
    const auto stretch = std::u32string_view(characters).substr(start, end - start);
    if (!stretch.empty()) result += composed(stretch);
    result += utf8(std::u32string_view(characters).substr(end, next - end));
    start = next;
  }
  return result;
}

void append_lower(std::u32string& text, char32_t character) {
  if (character == 0x130) { // the one code point whose lower case is two
    text += U"i\u0307";
    return;
  }
  text += static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(character)));
}

bool is_letter(char32_t character) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_number(char32_t character) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
  return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

bool is_space(char32_t character) {
  switch (character) {
  case 0x20:
  case 0x85:
  case 0xA0:
  case 0x1680:
  case 0x2028:
  case 0x2029:
  case 0x202F:
  case 0x205F:
  case 0x3000:
    return true;
  default:
    return (character >= 0x09 && character <= 0x0D) || (character >= 0x2000 && character <= 0x200A);
  }
}

} // namespace pentimento
