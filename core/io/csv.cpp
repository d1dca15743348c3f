#include "core/io/csv.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/atomic_file.h"

namespace pentimento {
namespace {

/// Walks through the text once; `at` is always on the first character not yet read.
class Reader {
 public:
  Reader(std::string_view text, const std::string& name) : text_(text), name_(name) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  std::vector<CsvRecord> all() {
    std::vector<CsvRecord> records;
    while (at_ < text_.size()) {
      CsvRecord record{{}, line_};
      do {
        record.cells.push_back(cell());
      } while (take(','));
      end_of_record();
      if (record.cells.size() > 1 || !record.cells.front().empty()) records.push_back(std::move(record));
    }
    return records;
  }

 private:
  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool at_end_of_line() const {
    return at_ >= text_.size() || text_[at_] == '\n' ||
           (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
  }

  std::string cell() {
    if (take('"')) return quoted();
    std::string value;
    while (!at_end_of_line() && text_[at_] != ',') value += text_[at_++];
    return value;
  }

  std::string quoted() {
    const int start = line_;
    std::string value;
    while (at_ < text_.size()) {
      const char next = text_[at_++];
      if (next == '\n') ++line_;
      if (next != '"')
        value += next;
      else if (take('"'))
        value += '"';
      else if (at_end_of_line() || text_[at_] == ',')
        return value;
      else
        throw Error(ErrorCode::BadFormat,
                    fmt::format("{}, line {}: text follows a closing quote", name_, line_), "a comma",
                    std::string(1, text_[at_]), "write a quote inside quotes twice");
    }
    throw Error(ErrorCode::BadFormat, fmt::format("{}, line {}: a quote is never closed", name_, start), "",
                "", "write a quote inside quotes twice");
  }

  void end_of_record() {
    take('\r');
    if (take('\n')) ++line_;
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
  int line_ = 1;
};

} // namespace

std::vector<CsvRecord> parse_csv(std::string_view text, const std::string& name) {
  return Reader(text, name).all();
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    // A lone empty cell is quoted, or its record would read as an empty line.
    if (cell.find_first_of(",\"\r\n") == std::string::npos && !(cell.empty() && cells.size() == 1)) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char character : cell)
      line += character == '"' ? std::string("\"\"") : std::string(1, character);
    line += '"';
  }
  return line + '\n';
}

void write_csv(const std::filesystem::path& path, const std::vector<std::string>& header,
               const std::vector<std::vector<std::string>>& records) {
  std::string text = csv_line(header);
  for (const auto& record : records) text += csv_line(record);
  write_text(path, text);
}

} // namespace pentimento
