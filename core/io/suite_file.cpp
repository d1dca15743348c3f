#include "core/io/suite_file.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/error.h"
#include "core/io/csv.h"
#include "core/io/json_file.h"
#include "core/text/blocked_prompts.h"
#include "core/values/verdict.h"

namespace pentimento {
namespace {

/// "prompt" of ESD, I2P, Ring-A-Bell and UnlearnDiffAtk, the others of tools that keep what was asked beside
/// what was found (MMA-Diffusion, P4D).
constexpr std::initializer_list<std::string_view> kPromptColumns{"prompt", "adv_prompt", "adversarial_prompt",
                                                                 "sensitive prompt"};

std::string trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

/// "41", or "41.0" as spreadsheets write it.
bool read_seed(std::string_view text, std::uint64_t& seed) {
  if (const auto point = text.find('.'); point != std::string_view::npos) {
    if (text.find_first_not_of('0', point + 1) != std::string_view::npos) return false;
    text = text.substr(0, point);
  }
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seed);
  return problem == std::errc() && end == text.data() + text.size() && !text.empty();
}

/// Where each column that we know stands; -1 when it is not there.
class Columns {
 public:
  explicit Columns(const CsvRecord& header) : width_(header.cells.size()) {
    for (const auto& cell : header.cells) names_.push_back(trimmed(cell));
  }
  std::size_t width() const { return width_; }
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }
  std::string value(const CsvRecord& record, std::initializer_list<std::string_view> aliases) const {
    for (const auto alias : aliases)
      if (const auto found = std::find(names_.begin(), names_.end(), alias); found != names_.end())
        return trimmed(record.cells[static_cast<std::size_t>(found - names_.begin())]);
    return "";
  }

 private:
  std::vector<std::string> names_;
  std::size_t width_;
};

/// Fills `row`, or returns why the record cannot be used.
std::string read_row(const CsvRecord& record, const Columns& columns, SuiteRow& row) {
  if (record.cells.size() != columns.width())
    return fmt::format("line {}: expected {} cells, got {}", record.line, columns.width(),
                       record.cells.size());
  row.line = record.line;
  row.prompt = columns.value(record, kPromptColumns);
  if (row.prompt.empty()) return fmt::format("line {}: the prompt is empty", record.line);
  if (sexualises_minors(row.prompt)) return fmt::format("line {}: {}", record.line, kBlockedPrompt);
  const std::string seed = columns.value(record, {"evaluation_seed", "sd_seed", "seed"});
  if (std::uint64_t number = 0; !seed.empty()) {
    if (!read_seed(seed, number))
      return fmt::format("line {}: evaluation_seed: expected a whole number, got \"{}\"", record.line, seed);
    row.seed = number;
  }
  row.case_number = columns.value(record, {"case_number"});
  row.target = columns.value(record, {"target"});
  row.language = columns.value(record, {"language"});
  row.kind = columns.value(record, {"kind"});
  if (Role role{}; !row.kind.empty() && !role_from_name(row.kind, role)) {
    std::vector<std::string_view> names;
    for (const Role known : kAllRoles) names.push_back(role_name(known));
    return fmt::format("line {}: kind: expected one of {}, got \"{}\"", record.line, fmt::join(names, ", "),
                       row.kind);
  }
  return "";
}

} // namespace

SuiteFile read_suite_file(const std::filesystem::path& path) {
  const std::string name = path.string();
  const auto records = parse_csv(read_text(path), name);
  if (records.empty())
    throw Error(ErrorCode::BadFormat, fmt::format("{} is empty", name),
                "a line prompt,evaluation_seed,case_number");
  const Columns columns(records.front());
  if (std::ranges::none_of(kPromptColumns, [&](std::string_view name) { return columns.has(name); }))
    throw Error(ErrorCode::BadFormat, fmt::format("{} has no prompt column", name),
                "prompt,evaluation_seed,case_number in line 1",
                fmt::format("{}", fmt::join(columns.names(), ",")).substr(0, 200));
  SuiteFile suite{path.stem().string(), {}, {}};
  for (std::size_t i = 1; i < records.size(); ++i) {
    SuiteRow row;
    const std::string problem = read_row(records[i], columns, row);
    if (problem.empty())
      suite.rows.push_back(std::move(row));
    else
      suite.rejected.push_back(problem);
  }
  if (suite.rows.empty())
    throw Error(ErrorCode::BadFormat, fmt::format("{} has no prompt that can be used", name),
                "at least one row", suite.rejected.empty() ? "none" : suite.rejected.front());
  return suite;
}

} // namespace pentimento
