#include "core/io/checkpoint/file_kind.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>

namespace pentimento {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view start;
  FileKind kind;
};

constexpr Mark kMarks[] = {
    {"version https://git-lfs"sv, FileKind::LfsPointer},
    {"PK\x03\x04"sv, FileKind::Zip},
    {"PK\x05\x06"sv, FileKind::Zip}, // an archive of nothing
    {"GGUF"sv, FileKind::Gguf},
    {"\x89HDF"sv, FileKind::Hdf5},
    {"\x1f\x8b"sv, FileKind::Gzip},
    {"\x93NUMPY"sv, FileKind::Numpy},
};

bool starts_like_a_page(std::string_view text) {
  std::string lower(text.substr(0, 64));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower.starts_with("<!doctype") || lower.starts_with("<html") || lower.starts_with("<?xml") ||
         lower.starts_with("<head") || lower.starts_with("<!--");
}

std::string_view without_space(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF"sv)) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

/// A length that fits and a brace: what every safetensors file starts with.
bool starts_like_safetensors(std::string_view text, std::uint64_t size) {
  if (text.size() < 9 || text[8] != '{') return false;
  std::uint64_t length = 0;
  std::memcpy(&length, text.data(), 8);
  return length <= size || length <= 100'000'000 ||
         (text.size() > 9 && text[9] == '"'); // cut off, or a length made up
}

/// \x80 and a protocol from 2 to 5, or the text opcodes with which protocol 0 and 1 usually begin.
bool starts_like_a_pickle(std::string_view text) {
  if (text.size() >= 2 && text[0] == '\x80' && text[1] >= 2 && text[1] <= 5) return true;
  return text.size() > 8 &&
         (text.starts_with("cposix\n") || text.starts_with("cos\n") || text.starts_with("c__builtin__\n") ||
          text.starts_with("cbuiltins\n") || text.starts_with("(dp") || text.starts_with("(lp") ||
          text.starts_with("ccopy_reg\n"));
}

bool is_plain_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return c >= 0x20 || c == '\n' || c == '\r' || c == '\t'; });
}

} // namespace

FileKind sniff(std::string_view start, std::uint64_t size) {
  start = start.substr(0, 512);
  for (const auto& mark : kMarks)
    if (start.starts_with(mark.start)) return mark.kind;
  if (starts_like_safetensors(start, size)) return FileKind::Safetensors;
  if (starts_like_a_pickle(start)) return FileKind::Pickle;
  const auto text = without_space(start);
  if (starts_like_a_page(text)) return FileKind::WebPage;
  if ((text.starts_with('{') || text.starts_with('[')) && is_plain_text(text)) return FileKind::Json;
  return !text.empty() && is_plain_text(text) ? FileKind::Text : FileKind::Unknown;
}

std::string_view file_kind_name(FileKind kind) {
  switch (kind) {
  case FileKind::Safetensors:
    return "a safetensors file";
  case FileKind::Zip:
    return "a zip archive, as torch.save writes";
  case FileKind::Pickle:
    return "a bare Python pickle";
  case FileKind::LfsPointer:
    return "a Git LFS pointer, not the file";
  case FileKind::WebPage:
    return "a web page saved instead of the file";
  case FileKind::Json:
    return "a JSON document";
  case FileKind::Hdf5:
    return "an HDF5 file";
  case FileKind::Gguf:
    return "a GGUF file";
  case FileKind::Gzip:
    return "a gzip archive";
  case FileKind::Numpy:
    return "a numpy array";
  case FileKind::Text:
    return "a text file";
  case FileKind::Unknown:
    break;
  }
  return "a file of an unknown kind";
}

std::string file_kind_hint(FileKind kind) {
  switch (kind) {
  case FileKind::LfsPointer:
    return "run `git lfs pull` where it came from";
  case FileKind::WebPage:
    return "download the file itself, not its page; a model behind a login saves the login page";
  case FileKind::Pickle:
    return "torch.save wrote this before version 1.6; load and save it once with a newer torch, or convert "
           "it "
           "to safetensors";
  case FileKind::Gguf:
    return "use the safetensors file of this model; quantised weights cannot be edited";
  case FileKind::Gzip:
    return "unpack it first";
  case FileKind::Hdf5:
  case FileKind::Numpy:
    return "convert it with the safetensors library";
  case FileKind::Json:
    return "choose the weights, or the folder that holds model_index.json";
  case FileKind::Zip:
    return "a torch archive; open it as a model or as an edit";
  default:
    return "choose a .safetensors or .ckpt file, or a Diffusers folder";
  }
}

} // namespace pentimento
