#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/metrics/paired_bootstrap.h"
#include "core/project/project.h"
#include "core/values/interval.h"

namespace pentimento {

/// One line of a verdict, as a probe's audit said it.
struct ReportLine {
  std::string what;
  std::string sentence;
  Proportion seen, before; ///< n = 0: not tested.
  double change_p = 1.0;
  int least_n = 0;
  std::optional<Interval> corrected; ///< For the judge's errors.
  bool tested = false;
  /// What the line comes to. Attention: a leak seen, or damage beyond chance.
  enum class Mark { NotTested, Fine, Attention } mark = Mark::NotTested;
};

/// One of the ten axes.
struct ReportAxis {
  std::string name;              ///< "A1 effectiveness"
  std::string question;          ///< "Is it gone when asked for by its name?"
  std::vector<ReportLine> lines; ///< Never empty.
};

/// A leak, beside the picture of the same prompt and seed before the edit.
struct ReportLeak {
  CellRecord after;
  std::optional<CellRecord> before;
  std::string command; ///< That draws it again.
};

/// A concept that should have stayed, before and after.
struct ReportDamage {
  std::string word;
  Proportion before, after;
  std::optional<PairedDifference> difference; ///< Over prompts; needs two.
};

/// Everything that an audit report says, in its order.
struct ReportData {
  std::string project, title; ///< The folder, with the home folder as "~"; so are paths in the manifests.
  RunRecord run;
  std::optional<RunRecord> erasure; ///< That made the edit, where it is in the project.
  std::vector<ReportAxis> axes;
  std::vector<std::string> not_tested;
  std::vector<ReportLeak> leaks; ///< Worst first.
  int leaks_in_all = 0;
  std::vector<ReportDamage> damage; ///< Largest drop first.
  std::vector<CellRecord> cells;
  bool judge_validated = false; ///< By a person's labels; only then verdicts have colours.
};

/// @param run a finished probe; 0 takes the newest. @param most_leaks pictures shown at most.
/// @throws Error(BadSetting) when there is none.
ReportData report_data(const Project& project, std::int64_t run = 0, std::size_t most_leaks = 12);

} // namespace pentimento
