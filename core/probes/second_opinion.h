#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/judges/clip_judge.h"
#include "core/metrics/agreement.h"
#include "core/values/grid_cell.h"
#include "core/values/interval.h"
#include "core/values/prompt_case.h"

namespace pentimento {

/// What a second judge says of pictures that a first one has judged.
struct SecondOpinion {
  std::string name, weights_sha256;                ///< Which judge it is.
  std::vector<std::optional<Score>> before, after; ///< One a picture, in the pictures' order.
  Proportion disagree; ///< Pictures of which both are sure and where one sees the label, the other does not.
  Agreement agreement; ///< Of the same pictures, before and after the edit together.
  int not_sure = 0;    ///< Pictures that one of them, or both, would not decide.
};

/// Whether two judges of one picture disagree on what is asked of it; empty unless both are sure.
std::optional<bool> disagree(const std::optional<Score>& first, const std::optional<Score>& second);

/// Judges all pictures again. @param before, after each with the first judge's score. @throws Stopped between
/// two pictures.
SecondOpinion second_opinion(const Suite& suite, const std::vector<DrawnPicture>& before,
                             const std::vector<DrawnPicture>& after, ClipJudge& judge, RunControl& control);

} // namespace pentimento
