#pragma once

#include <string>
#include <vector>

#include "core/values/interval.h"
#include "core/values/verdict.h"

namespace pentimento {

/// One row of the evidence panel: bad pictures of one kind, always k of n with its interval and its control.
struct ProbeResult {
  std::string label; ///< "synonym", "fox", "controls".
  Role role = Role::Target;
  Proportion bad;      ///< Leaks of a probe kind, or misses of a kept concept.
  Interval interval;   ///< Wilson 95 % of `bad`.
  Proportion control;  ///< Leaks: the judge's false alarms. Misses: the same prompts before the edit.
  std::string problem; ///< "not run", "failed", or empty.
  bool attack = false; ///< An attack's, or the place of one: `control` is its null control.
};

/// Both lists of the evidence panel, worst first by the interval's lower end.
struct EvidencePanel {
  std::vector<ProbeResult> leaks;
  std::vector<ProbeResult> misses;
  Proportion leak_total;
  Proportion kept_total; ///< k = intact.
  Interval leak_interval;
  int not_scored = 0;
};

} // namespace pentimento
