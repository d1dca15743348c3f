#include "core/audit/html_text.h"

#include <fmt/format.h>

#include "core/metrics/intervals.h"
#include "core/project/manifest_value.h"

namespace pentimento {

std::string html_escaped(std::string_view text) {
  std::string escaped;
  for (const char character : text) {
    switch (character) {
    case '&':
      escaped += "&amp;";
      break;
    case '<':
      escaped += "&lt;";
      break;
    case '>':
      escaped += "&gt;";
      break;
    case '"':
      escaped += "&quot;";
      break;
    case '\'':
      escaped += "&#39;";
      break;
    default:
      escaped += character;
    }
  }
  return escaped;
}

std::string text_at(const Document& document, const std::string& path) {
  const auto value = value_at<Document>(document, path);
  if (value.is_null()) return "not recorded";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      text += k <= bytes.size() - i ? digits[group >> (18 - 6 * k) & 63] : '=';
  }
  return text;
}

std::string percent_text(double share) {
  return fmt::format("{:.1f} %", 100 * share);
}

std::string proportion_text(const Proportion& proportion) {
  if (!proportion.measured()) return "not tested";
  const auto interval = wilson(proportion);
  return fmt::format("{} of {} ({}, interval {:.1f} to {:.1f})", proportion.k, proportion.n,
                     percent_text(proportion.rate()), 100 * interval.low, 100 * interval.high);
}

} // namespace pentimento
