#include "core/project/record/probe_manifest.h"

#include <set>

#include <fmt/format.h>

#include "core/judges/verdicts.h"
#include "core/project/manifest.h"
#include "core/project/record/interval_json.h"

namespace pentimento {

namespace {

/// What a judge's errors were measured on.
std::string calibration_of(const ClipJudge& judge) {
  if (!judge.head()) return "the pictures before the edit of this very run; no label of a person";
  const auto& origin = judge.head()->origin;
  return fmt::format("labelled pictures: {} to learn from, {} for the thresholds, {} kept apart to count on; "
                     "SHA-256 {}",
                     origin.learned_from, origin.calibrated_on, origin.tested_on, origin.pictures_sha256);
}

} // namespace

Document manifest_of_judge(const ClipJudge* judge, const std::filesystem::path& folder) {
  if (!judge) return nullptr;
  Document made{{"name", judge->name()},
                {"folder", std::filesystem::absolute(folder).lexically_normal().string()},
                {"weights_sha256", judge->weights_sha256()},
                {"labels", judge->label_lists()},
                {"threshold", kSeenFrom},
                {"not_sure", {kUnsureFrom, kUnsureTo}},
                {"calibration", calibration_of(*judge)}};
  if (judge->head()) {
    made["clip_sha256"] = judge->clip_sha256();
    made["held_out"] = json_of_reliability(judge->head()->reliability);
  }
  return made;
}

Document probe_manifest(const ProbePart& part, const Document& judge) {
  std::set<std::uint64_t> seeds;
  for (const auto& cell : part.cells) seeds.insert(cell.seed);
  return {
      {"sampling", manifest_of_sampling(part.sampling)},
      {"seeds", seeds},
      {"prompts",
       {{"suite", part.suite.name},
        {"sha256", suite_hash(part.suite)},
        {"prompts", part.suite.cases.size()},
        {"licence", part.suite.name.find(".csv") == std::string::npos
                        ? "built-in suites: GPL-3.0 with the program; those of files: as their authors say"
                        : "not stated"}}},
      {"probe",
       {{"tier", "T0: prompts and seeds only"},
        {"budget", {{"pictures", 2 * part.cells.size()}}},
        {"stop_reason", "all prompts and seeds were drawn"},
        {"controls",
         {"the same prompts and seeds before the edit", "the judge's false alarms before the edit"}}}},
      {"judge", judge},
      {"intervals",
       "Wilson 95 %; no leak in n: Clopper-Pearson, one-sided 95 %; pairs: McNemar's exact test"}};
}

CellRecord probe_cell(const PromptCase& one, const DrawnPicture& picture, bool before,
                      const std::string& judge, bool has_vocabulary) {
  CellRecord cell;
  cell.side = before ? "before" : "after";
  cell.key = picture.key;
  cell.one = one;
  cell.one.sensitive = one.sensitive || !has_vocabulary;
  cell.state = picture.state;
  cell.elapsed_ms = picture.elapsed_ms;
  cell.judge = judge;
  cell.score = picture.score;
  cell.verdict = picture.verdict;
  return cell;
}

} // namespace pentimento
