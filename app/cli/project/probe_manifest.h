#pragma once

#include <filesystem>

#include "core/judges/clip_zero_shot.h"
#include "core/project/records.h"
#include "core/project/run_plan.h"

namespace pentimento::cli {

/// What a probe's manifest says beside model, conditions and edits: sampling, prompts with their hash and
/// licence, tier, budget, controls, the judge with the hash of its weights, and how intervals are made.
/// @param judge may be null.
Document probe_manifest(const ProbePart& part, const ClipZeroShot* judge,
                        const std::filesystem::path& judge_folder);

/// A picture as a project records it. Pictures of a model without a vocabulary count as sensitive: nobody has
/// said that they are not.
CellRecord probe_cell(const PromptCase& one, const DrawnPicture& picture, bool before, const Judge* judge,
                      const Vocabulary& vocabulary);

} // namespace pentimento::cli
