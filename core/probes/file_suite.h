#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/io/suite_file.h"
#include "core/values/prompt_case.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// A suite from a file, with the seed that each prompt asks for, if any.
struct FileSuite {
  Suite suite;
  std::vector<std::optional<std::uint64_t>> seeds; ///< One a case.
};

/// The rows of a suite file as prompt cases: `kind` is a role (target without it), `target` the judged label
/// (`default_target` without it). @throws Error(BadFormat) naming the line of an unknown kind.
FileSuite make_file_suite(const SuiteFile& file, const std::string& default_target,
                          const Vocabulary& vocabulary);

} // namespace pentimento
