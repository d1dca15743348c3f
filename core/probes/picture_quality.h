#pragma once

#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/judges/clip_judge.h"
#include "core/metrics/kid.h"
#include "core/metrics/paired_bootstrap.h"
#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"

namespace pentimento {

/// What an edit did to pictures beyond the target's presence, by a CLIP's features; pairs of the same prompt
/// and seed. An empty field was not measured: fewer than two prompts, or fewer than eight pictures for a
/// distance.
struct PictureQuality {
  /// After less before of the cosine of pictures that ask for the target with their prompt less that word:
  /// does the rest of the prompt survive? Six-CD's in-prompt alignment (arXiv 2406.14855).
  std::optional<PairedDifference> rest_of_prompt;
  /// The same of all other pictures with their whole prompt: CLIP score without its weight (arXiv
  /// 2104.08718).
  std::optional<PairedDifference> clip_score;
  /// Between all other pictures before and after, in the CLIP's features. Hundreds of pictures give no
  /// absolute number, so read it beside `distance_by_chance`; pairs share their seeds, so an edit that
  /// changes nothing lies below it.
  std::optional<Kid> distance;
  /// The same between the even and the odd pictures before the edit.
  std::optional<Kid> distance_by_chance;
};

/// @param before, after the same cells, at most one picture each; others are left out. @throws Stopped
/// between pictures.
PictureQuality picture_quality(const Suite& suite, const std::vector<DrawnPicture>& before,
                               const std::vector<DrawnPicture>& after, ClipJudge& clip, RunControl& control);

/// The prompt less the word, with the article before it: "a watercolor of a kitten" less "kitten" is "a
/// watercolor of". Empty where nothing else is left, or the prompt does not hold the word.
std::string without_word(const std::string& prompt, const std::string& word);

} // namespace pentimento
