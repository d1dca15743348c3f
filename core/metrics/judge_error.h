#pragma once

#include "core/values/interval.h"

namespace pentimento {

/// A rate as a judge saw it, and how often that judge is right, all three counted on pictures of their own.
struct JudgedRate {
  Proportion observed;       ///< Pictures that the judge calls positive.
  Proportion true_positives; ///< Of pictures known to be positive: TPR = k / n.
  Proportion false_alarms;   ///< Of pictures known to be negative: FPR = k / n.
};

/// A rate corrected for its judge's errors.
struct CorrectedRate {
  double rate = 0.0;   ///< Rogan-Gladen's estimate, cut to 0..1.
  Interval interval;   ///< The whole of 0..1 where `usable` is false.
  bool usable = false; ///< False when the judge does not see more in positives than in negatives.
};

/// (p_obs − FPR) / (TPR − FPR) with Lang and Reiczigel's interval, which also carries the uncertainty of TPR
/// and FPR: each count is widened by successes and failures (z² / 2 for the rate, one each for the judge),
/// the centre shifted by 2 z² (P se (1 − se) / n_se − (1 − P) sp (1 − sp) / n_sp). Rogan & Gladen 1978, Am.
/// J. Epidemiol. 107; Lang & Reiczigel 2014, Prev. Vet. Med. 113. @throws Error(BadSetting) on counts or a
/// confidence out of range.
CorrectedRate correct_for_judge(const JudgedRate& judged, double confidence = 0.95);

} // namespace pentimento
