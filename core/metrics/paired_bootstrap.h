#pragma once

#include <cstdint>
#include <vector>

namespace pentimento {

/// One prompt and seed before and after an edit: a score, or 0 and 1 for seen and not seen.
struct PairedOutcome {
  int prompt = 0; ///< Pictures of one prompt are drawn together: they are not independent.
  double before = 0.0;
  double after = 0.0;
};

/// after − before with a bootstrap interval.
struct PairedDifference {
  double difference = 0.0;
  double low = 0.0;
  double high = 0.0;
  int prompts = 0;
  int pictures = 0;
};

/// How a bootstrap is drawn.
struct BootstrapSettings {
  int resamples = 2000;
  std::uint32_t seed = 1; ///< Of std::mt19937, whose numbers are the same everywhere.
  double confidence = 0.95;
};

/// The mean of after − before, with the percentile interval over resampled prompts (a cluster bootstrap: a
/// prompt brings all its pictures). Prompts are drawn as (r · prompts) >> 32 of 32-bit numbers r; quantiles
/// interpolate linearly as NumPy's do. Efron & Tibshirani 1993, chapter 13. One prompt alone gives −1..1 of
/// no use, so it is refused. @throws Error(BadSetting) with fewer than two prompts or settings out of range.
PairedDifference paired_bootstrap(const std::vector<PairedOutcome>& outcomes,
                                  const BootstrapSettings& settings = {});

/// The q-quantile of values, linear between neighbours. @throws Error(BadSetting) without values.
double quantile(std::vector<double> values, double q);

} // namespace pentimento
