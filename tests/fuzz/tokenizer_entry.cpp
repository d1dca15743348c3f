#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "core/text/clip_tokenizer.h"
#include "tests/fuzz/entry_points.h"
#include "tests/fuzz/guard.h"

namespace pentimento::fuzz {
namespace {

namespace fs = std::filesystem;

/// A folder of this process in memory; the reader wants files.
const fs::path& folder() {
  static const auto* place = [] { // never destroyed, since it is removed after that
    const fs::path shared = "/dev/shm";
    std::error_code ignored;
    const auto above = fs::is_directory(shared, ignored) ? shared : fs::temp_directory_path();
    const auto* made = new fs::path(above / ("pentimento-fuzz-" + std::to_string(::getpid())));
    fs::create_directories(*made);
    std::atexit([] {
      std::error_code unused;
      fs::remove_all(folder(), unused);
    });
    return made;
  }();
  return *place;
}

/// The next part, up to a line of "====" or the end.
std::string_view next(std::string_view& bytes) {
  constexpr std::string_view mark = "\n====\n";
  const auto end = bytes.find(mark);
  const auto part = bytes.substr(0, end);
  bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + mark.size());
  return part;
}

void write(const char* name, std::string_view text) {
  std::ofstream(folder() / name, std::ios::binary | std::ios::trunc)
      .write(text.data(), static_cast<std::streamsize>(text.size()));
}

} // namespace

bool read_tokenizer(std::string_view bytes) {
  write("vocab.json", next(bytes));
  write("merges.txt", next(bytes));
  write("tokenizer_config.json", next(bytes));
  const auto prompt = next(bytes);
  return guarded([&] {
    const auto tokenizer = CLIPTokenizer::open(folder());
    const auto tokens = tokenizer.encode(prompt);
    require(static_cast<int>(tokens.ids.size()) == tokenizer.model_max_length(), "every text has its length");
    require(static_cast<int>(tokens.words.size()) == tokens.content, "a word a token");
    for (const auto id : tokens.ids) require(id >= 0 && id <= 0x7FFFFFFF, "ids are those of a vocabulary");
    const auto all = tokenizer.content_ids(prompt);
    require(all.size() >= static_cast<std::size_t>(tokens.content), "what is cut was there");
    tokenizer.decode(all);
  });
}

} // namespace pentimento::fuzz
