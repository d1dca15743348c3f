#pragma once

#include <filesystem>
#include <string>

#include "core/judges/clip_judge.h"
#include "core/project/records.h"
#include "core/project/run_plan.h"

namespace pentimento {

/// A judge's name, the hash of its weights, its labels and from where on it sees; null for no judge.
Document manifest_of_judge(const ClipJudge* judge, const std::filesystem::path& folder);

/// What a probe's manifest says beside model, conditions and edits: sampling, prompts with their hash and
/// licence, tier, budget, controls, the judge, and how intervals are made.
/// @param judge by manifest_of_judge.
Document probe_manifest(const ProbePart& part, const Document& judge);

/// A picture as a project records it. Pictures of a model without a vocabulary count as sensitive: nobody has
/// said that they are not.
/// @param judge its name, or empty.
CellRecord probe_cell(const PromptCase& one, const DrawnPicture& picture, bool before,
                      const std::string& judge, bool has_vocabulary);

} // namespace pentimento
