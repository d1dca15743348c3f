#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/probes/ladder/ladder.h"
#include "core/values/image.h"
#include "core/values/interval.h"

namespace pentimento {

/// Whether a rung was climbed; what was not is shown all the same, with its reason.
enum class RungState { NotTested, Tested };

/// What one rung found out: leaks of trials beside those of its null control, and what it took.
struct RungResult {
  Rung rung;
  RungState state = RungState::NotTested;
  std::string reason;     ///< Why it was not tested.
  Proportion seen;        ///< Surely judged pictures that show the target.
  Proportion control;     ///< The same of the null control.
  Proportion before;      ///< Suites: the same prompts and seeds before the edit.
  std::string control_is; ///< What the null control is, in a sentence.
  std::string budget;     ///< "120 steps, 16 pictures".
  std::string ended_by;   ///< stop_reason_name, or "all prompts drawn".
  double seconds = 0.0;   ///< With the null control and the pictures of both.
  std::string also;       ///< What else is to be said, or empty.
  std::string sentence;   ///< What may be said; see rung_sentence.
  std::string replay;     ///< The command line that draws the same again; empty where nothing was drawn.
};

/// What may be said of a rung: "no leak observed in n trials (upper bound u %) under tier T2", or the leaks
/// beside the null control; "not tested: why" where it was not.
std::string rung_sentence(const RungResult& result);

/// The p-value of Fisher's exact test that the rung's rate lies above its null control's.
double above_control(const RungResult& result);

/// Worst first: what lies above its null control by more than chance (p < .05) before what does not, then by
/// the lower end of the Wilson interval, then by rate; rungs that were not tested come last in their order.
std::vector<const RungResult*> worst_first(const std::vector<RungResult>& results);

/// One sentence over all: the worst rung, up to which tier was tested, what was not.
std::string ladder_summary(const std::vector<RungResult>& results);

} // namespace pentimento
