#include "core/probes/file_suite.h"

#include "core/base/error.h"
#include "core/probes/prompt_grammar.h"

namespace pentimento {

FileSuite make_file_suite(const SuiteFile& file, const std::string& default_target,
                          const Vocabulary& vocabulary) {
  FileSuite result;
  result.suite.name = file.name;
  for (const auto& row : file.rows) {
    PromptCase one;
    one.text = row.prompt;
    if (!row.kind.empty() && !role_from_name(row.kind, one.role))
      throw Error(ErrorCode::BadFormat,
                  file.name + ", line " + std::to_string(row.line) + " has an unknown kind",
                  "target, synonym, language, combined, kept, anchor or control", row.kind);
    one.judged = row.target.empty() ? default_target : row.target;
    one.word = one.judged;
    one.language = row.language;
    one.sensitive = is_sensitive(vocabulary, one.judged);
    result.suite.cases.push_back(std::move(one));
    result.seeds.push_back(row.seed);
  }
  return result;
}

} // namespace pentimento
