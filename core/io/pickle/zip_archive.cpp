#include "core/io/pickle/zip_archive.h"

#include <algorithm>
#include <cstring>
#include <set>

#include <fmt/format.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

constexpr std::uint32_t kEnd = 0x06054b50, kEnd64 = 0x06064b50, kLocator64 = 0x07064b50,
                        kCentral = 0x02014b50, kLocal = 0x04034b50;
constexpr const char* kAgain = "the file is damaged; download it again";

/// Reads little-endian numbers, never beyond the end.
class Zip {
 public:
  Zip(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}
  std::vector<ZipEntry> run();

 private:
  [[noreturn]] void fail(const std::string& what, const std::string& expected = {},
                         const std::string& got = {}, const std::string& hint = kAgain) const {
    throw Error(ErrorCode::BadFormat, fmt::format("{}: {}", name_, what), expected, got, hint);
  }
  void need(std::uint64_t at, std::uint64_t count, const char* what) const {
    if (at > bytes_.size() || count > bytes_.size() - at)
      fail(fmt::format("the zip archive's {} is cut off", what));
  }
  template <class Number>
  Number number(std::uint64_t at, const char* what) const {
    need(at, sizeof(Number), what);
    Number value;
    std::memcpy(&value, bytes_.data() + at, sizeof(Number));
    return value;
  }
  std::uint64_t find_end() const;
  void find_directory(std::uint64_t& start, std::uint64_t& count) const;
  ZipEntry read_central(std::uint64_t& at) const;
  void read_extra(std::uint64_t at, std::uint64_t size, std::uint64_t& bytes, std::uint64_t& packed,
                  std::uint64_t& local) const;
  void check_name(const std::string& file) const;

  std::string_view bytes_;
  const std::string& name_;
};

std::uint64_t Zip::find_end() const {
  const std::uint64_t least = 22, comment = 0xFFFF;
  if (bytes_.size() >= least)
    for (std::uint64_t back = least; back <= std::min<std::uint64_t>(bytes_.size(), least + comment); ++back)
      if (number<std::uint32_t>(bytes_.size() - back, "end") == kEnd) return bytes_.size() - back;
  fail("the zip archive has no end", "its directory in the last bytes", "none",
       "the download stopped early; download it again");
}

void Zip::find_directory(std::uint64_t& start, std::uint64_t& count) const {
  const auto end = find_end();
  count = number<std::uint16_t>(end + 10, "end");
  start = number<std::uint32_t>(end + 16, "end");
  if (end >= 20 && number<std::uint32_t>(end - 20, "end") == kLocator64) {
    const auto end64 = number<std::uint64_t>(end - 12, "end");
    if (number<std::uint32_t>(end64, "end") != kEnd64)
      fail("the zip archive's 64-bit end is not where it says");
    count = number<std::uint64_t>(end64 + 32, "end");
    start = number<std::uint64_t>(end64 + 48, "end");
  } else if (number<std::uint16_t>(end + 4, "end") != 0) {
    fail("the zip archive is split over several disks", "one file", "a part");
  }
}

void Zip::read_extra(std::uint64_t at, std::uint64_t size, std::uint64_t& bytes, std::uint64_t& packed,
                     std::uint64_t& local) const {
  const auto end = at + size;
  while (at + 4 <= end) {
    const auto id = number<std::uint16_t>(at, "directory");
    const auto length = number<std::uint16_t>(at + 2, "directory");
    std::uint64_t field = at + 4;
    at = field + length;
    if (id != 1) continue;
    for (auto* value : {&bytes, &packed, &local})
      if (*value == 0xFFFFFFFF && field + 8 <= at) {
        *value = number<std::uint64_t>(field, "directory");
        field += 8;
      }
  }
}

void Zip::check_name(const std::string& file) const {
  const bool outside = file.starts_with('/') || file == ".." || file.starts_with("../") ||
                       file.find("/../") != std::string::npos || file.ends_with("/..");
  if (file.empty() || outside || file.find('\\') != std::string::npos || file.find('\0') != std::string::npos)
    fail(fmt::format("the zip archive holds a file called \"{}\"", file.substr(0, 80)),
         "a plain path inside it", "", "this file was made to do harm; do not use it");
}

ZipEntry Zip::read_central(std::uint64_t& at) const {
  if (number<std::uint32_t>(at, "directory") != kCentral) fail("the zip archive's directory is damaged");
  const auto flags = number<std::uint16_t>(at + 8, "directory");
  const auto method = number<std::uint16_t>(at + 10, "directory");
  std::uint64_t packed = number<std::uint32_t>(at + 20, "directory");
  std::uint64_t bytes = number<std::uint32_t>(at + 24, "directory");
  const auto name_size = number<std::uint16_t>(at + 28, "directory");
  const auto extra = number<std::uint16_t>(at + 30, "directory");
  const auto comment = number<std::uint16_t>(at + 32, "directory");
  std::uint64_t local = number<std::uint32_t>(at + 42, "directory");
  need(at + 46, std::uint64_t{name_size} + extra + comment, "directory");
  ZipEntry entry;
  entry.name = bytes_.substr(at + 46, name_size);
  check_name(entry.name);
  read_extra(at + 46 + name_size, extra, bytes, packed, local);
  at += 46 + std::uint64_t{name_size} + extra + comment;
  if (flags & 1)
    throw Error(ErrorCode::Unsupported, fmt::format("{}: {} is encrypted", name_, entry.name),
                "a stored file", "", "torch.save writes no such archive");
  if (method != 0 || packed != bytes)
    throw Error(ErrorCode::Unsupported, fmt::format("{}: {} is compressed", name_, entry.name),
                "a stored file",
                fmt::format("method {}, {} bytes that would become {}", method, packed, bytes),
                "torch.save writes no such archive; unpack it first if you trust it");
  if (number<std::uint32_t>(local, "file header") != kLocal)
    fail(fmt::format("{} is not where the zip archive's directory says", entry.name));
  const auto local_name = number<std::uint16_t>(local + 26, "file header");
  const auto local_extra = number<std::uint16_t>(local + 28, "file header");
  need(local + 30, std::uint64_t{local_name} + local_extra, "file header");
  if (bytes_.substr(local + 30, local_name) != entry.name)
    fail(fmt::format("{} has another name in its own header", entry.name), "the same name twice", "",
         "this file was made to deceive; do not use it");
  entry.offset = local + 30 + local_name + local_extra;
  entry.bytes = bytes;
  need(entry.offset, bytes, "data");
  return entry;
}

std::vector<ZipEntry> Zip::run() {
  std::uint64_t at = 0, count = 0;
  find_directory(at, count);
  if (count > bytes_.size() / 46) fail("the zip archive claims more files than it can hold");
  std::vector<ZipEntry> entries;
  std::set<std::string> names;
  for (std::uint64_t i = 0; i < count; ++i) {
    entries.push_back(read_central(at));
    if (!names.insert(entries.back().name).second)
      fail(fmt::format("{} is in the zip archive twice", entries.back().name), "every name once", "",
           "this file was made to deceive; do not use it");
  }
  auto by_place = entries;
  std::sort(by_place.begin(), by_place.end(),
            [](const auto& a, const auto& b) { return a.offset < b.offset; });
  for (std::size_t i = 1; i < by_place.size(); ++i)
    if (by_place[i].offset < by_place[i - 1].offset + by_place[i - 1].bytes)
      fail(fmt::format("{} and {} lie on the same bytes", by_place[i - 1].name, by_place[i].name),
           "files one behind the other", "", "this is how zip bombs are made; do not use it");
  return entries;
}

} // namespace

std::vector<ZipEntry> read_zip_directory(std::string_view bytes, const std::string& name) {
  return Zip(bytes, name).run();
}

} // namespace pentimento
