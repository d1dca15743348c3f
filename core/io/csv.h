#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pentimento {

/// A record of a CSV file and the line it starts on.
struct CsvRecord {
  std::vector<std::string> cells;
  int line = 1;
};

/// Reads comma-separated values as RFC 4180 has them: quotes, doubled quotes, line breaks within quotes; a
/// byte order mark and bare line feeds are accepted, empty lines are skipped.
/// @throws Error(BadFormat) naming the line, for a quote that is never closed or text after a closing quote.
std::vector<CsvRecord> parse_csv(std::string_view text, const std::string& name);

/// One record as text, ended by a line feed; cells are quoted where they need it. Numbers are the caller's:
/// fmt writes them without a locale.
std::string csv_line(const std::vector<std::string>& cells);

/// Header and records in one file, whole or not at all. @throws Error(FileUnwritable).
void write_csv(const std::filesystem::path& path, const std::vector<std::string>& header,
               const std::vector<std::vector<std::string>>& records);

} // namespace pentimento
