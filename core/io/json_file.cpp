#include "core/io/json_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

/// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing value - …" →
/// the reason.
std::string reason_of(const nlohmann::json::parse_error& error) {
  const std::string text = error.what();
  const auto at = text.find(": ");
  std::string reason = at == std::string::npos ? text : text.substr(at + 2);
  // What was last read may hold the broken bytes themselves, and is long; the place says it better.
  if (const auto last = reason.find("; last read"); last != std::string::npos) reason.resize(last);
  return reason;
}

/// How deep brackets nest: copying and writing a document out goes as deep, on the stack.
std::size_t nesting_of(std::string_view text) {
  std::size_t depth = 0, deepest = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text && c == '\\')
      ++i;
    else if (c == '"')
      in_text = !in_text;
    else if (!in_text && (c == '[' || c == '{'))
      deepest = std::max(deepest, ++depth);
    else if (!in_text && (c == ']' || c == '}') && depth > 0)
      --depth;
  }
  return deepest;
}

std::string hint_for(std::string_view text) {
  if (text.empty()) return "the file is empty; a download may have been cut off";
  if (text.starts_with("version https://git-lfs"))
    return "this is a Git LFS pointer; run `git lfs pull` where it came from";
  if (text.starts_with("<")) return "this is a web page; download the file itself";
  if (text.starts_with("\xEF\xBB\xBF{") || text.starts_with("{") || text.starts_with("["))
    return "repair the file or download it again";
  return "this is not JSON";
}

} // namespace

std::string read_text(const std::filesystem::path& path) {
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status))
    throw Error(ErrorCode::FileNotFound, fmt::format("{} is not there", path.string()), "", "",
                "check the path");
  if (std::filesystem::is_directory(status))
    throw Error(ErrorCode::FileUnreadable, fmt::format("{} cannot be read", path.string()), "a file",
                "a folder");
  std::ifstream stream(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream.is_open() || stream.bad())
    throw Error(ErrorCode::FileUnreadable, fmt::format("{} cannot be read", path.string()), "",
                std::strerror(errno), "check its permissions");
  return text;
}

nlohmann::json parse_json(std::string_view text, const std::string& name) {
  constexpr std::size_t most = 64; // a model's files have five levels
  if (const auto nesting = nesting_of(text); nesting > most)
    throw Error(ErrorCode::BadFormat, fmt::format("{} nests too deeply", name),
                fmt::format("{} levels", most), std::to_string(nesting),
                "the file is damaged, or was made to do harm");
  try {
    return nlohmann::json::parse(text.begin(), text.end());
  } catch (const nlohmann::json::parse_error& error) {
    const auto before = text.substr(0, std::min(text.size(), error.byte > 0 ? error.byte - 1 : 0));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n');
    const auto column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    throw Error(ErrorCode::BadFormat, fmt::format("{} is broken at line {}, column {}", name, line, column),
                "JSON", reason_of(error), hint_for(text));
  } catch (const nlohmann::json::out_of_range&) {
    throw Error(ErrorCode::BadFormat, fmt::format("{} holds a number beyond all measure", name),
                "at most 1.8e308", "a larger one", "the file is damaged; download it again");
  }
}

nlohmann::json read_json(const std::filesystem::path& path) {
  return parse_json(read_text(path), path.string());
}

} // namespace pentimento
