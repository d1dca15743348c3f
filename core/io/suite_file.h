#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pentimento {

/// One prompt of a suite file.
struct SuiteRow {
  std::string prompt;
  std::optional<std::uint64_t> seed; ///< `evaluation_seed`, where given.
  std::string case_number;
  std::string kind;     ///< "target", "synonym" …, or empty.
  std::string target;   ///< The concept asked about, or empty.
  std::string language; ///< "es", or empty.
  int line = 0;
};

/// What a suite file says, and what of it was not taken.
struct SuiteFile {
  std::string name; ///< The file's stem.
  std::vector<SuiteRow> rows;
  std::vector<std::string> rejected; ///< "line 12: the prompt is empty"
};

/// Reads `prompt,evaluation_seed,case_number` as other tools write it, plus optional `kind,target,language`;
/// columns in any order, others ignored (`sd_seed` and `seed` count as evaluation_seed, `adv_prompt` and the
/// like as prompt). Rows that cannot be used, or that may not be (sexualises_minors), are named, the others
/// read.
/// @throws Error(FileNotFound | FileUnreadable), Error(BadFormat) without a prompt column or without any
/// usable row.
SuiteFile read_suite_file(const std::filesystem::path& path);

} // namespace pentimento
