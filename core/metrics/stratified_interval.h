#pragma once

#include <vector>

#include "core/values/interval.h"

namespace pentimento {

/// Pictures that were asked about with one and the same probability.
struct Stratum {
  int pictures = 0;  ///< All of them, asked about or not.
  int leaks = 0;     ///< Labelled as leak.
  int clean = 0;     ///< Labelled as no leak.
  int undecided = 0; ///< Asked and answered, but neither: counted against the claim at both ends.
  bool whole =
      false; ///< Asked about every one: counted, not estimated. What is not answered yet may be either.

  int answered() const { return leaks + clean + undecided; }
};

/// An exact interval of the share of leaks in all strata together: whole strata are counted, each of the S
/// others gets Clopper and Pearson's interval at 1 − (1 − confidence) / S (Bonferroni), and the ends are
/// added by their weights. Never narrower than it may say; where nothing was asked the stratum is 0..1.
/// @throws Error(BadSetting) on counts out of range. No picture at all gives 0..1.
Interval stratified_exact(const std::vector<Stratum>& strata, double confidence = 0.95);

} // namespace pentimento
