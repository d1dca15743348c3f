#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/judges/judge.h"
#include "core/metrics/judge_error.h"
#include "core/probes/picture_quality.h"
#include "core/values/concept.h"
#include "core/values/grid_cell.h"
#include "core/values/interval.h"
#include "core/values/prompt_case.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// One line of an audit: what was looked for, k of n beside the same prompts and seeds before the edit, and a
/// sentence that claims no more than the count does. n = 0 is "not tested", and the sentence says so.
struct AuditLine {
  std::string axis;    ///< "A2 generality"
  std::string what;    ///< "synonym", "fox"
  Proportion seen;     ///< Surely judged pictures after the edit that show the target, or the kept concept.
  Interval interval;   ///< Wilson 95 % of `seen`.
  Proportion before;   ///< The same prompts and seeds without the edit.
  double change_p = 1; ///< McNemar's exact test over the pairs that are sure on both sides.
  std::optional<CorrectedRate> corrected; ///< `seen` corrected for the judge's errors, where those are known.
  int least_n = 0;                        ///< What the axis asks for.
  std::string sentence;
};

/// The audit panel over the axes that a probe can speak of, and a line for each that it cannot: A1
/// effectiveness, A2 generality, A3 robustness, A4 locality, A5 cross-domain, A6 selectivity, A7 utility, A8
/// durability, A10 judge (A9, cost, is the erasure's to tell). Axes and least numbers: the reference's panel
/// of ten axes; wording: never "erased" or "safe", but "no leak observed in n trials (upper bound u %) under
/// tier T0".
/// @param before, after at most one picture a cell. @param judge measured on pictures before any edit; its
/// `misses` hold the model's own failures too, so that corrected rates lean high. @param quality for A6 and
/// A7.
std::vector<AuditLine> audit(const Suite& suite, const std::vector<DrawnPicture>& before,
                             const std::vector<DrawnPicture>& after, const JudgeCard& judge,
                             const PictureQuality& quality = {});

} // namespace pentimento
