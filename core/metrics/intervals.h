#pragma once

#include "core/values/interval.h"

namespace pentimento {

/// Wilson's score interval, 95 % two-sided by default; n = 0 gives the whole of 0..1.
/// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). Wilson 1927; Brown, Cai & DasGupta 2001.
/// @throws Error(BadSetting) unless 0 ≤ k ≤ n and 0 < confidence < 1.
Interval wilson(const Proportion& proportion, double confidence = 0.95);

/// Clopper and Pearson's exact interval: the p at which the tail of Binomial(n, p) beyond k is (1 −
/// confidence)/2. Clopper & Pearson 1934. @throws Error(BadSetting) like wilson.
Interval clopper_pearson(const Proportion& proportion, double confidence = 0.95);

/// The upper bound of a one-sided Clopper-Pearson interval: "no leak in n" means at most this, 1 − (1 −
/// confidence)^(1/n).
double clopper_pearson_upper(const Proportion& proportion, double confidence = 0.95);

/// McNemar's exact test on pairs of the same prompt and seed: `only_before` and `only_after` count the pairs
/// that changed.
/// @return the two-sided p-value, 1 when nothing changed. McNemar 1947.
double mcnemar_exact(int only_before, int only_after);

/// @throws Error(BadSetting) unless 0 ≤ k ≤ n and 0 < confidence < 1; all intervals ask it first.
void check_proportion(const Proportion& p, double confidence);

/// The standard normal quantile Φ⁻¹(p), 0 < p < 1.
double normal_quantile(double p);

} // namespace pentimento
