#pragma once

#include <vector>

namespace pentimento {

/// How far two raters agree beyond chance.
struct Agreement {
  double kappa =
      0.0;          ///< 1 full agreement, 0 chance; not a number where both said one and the same thing only.
  double low = 0.0; ///< 95 % interval by the asymptotic standard error, cut to −1..1.
  double high = 0.0;
  double observed = 0.0; ///< The share of pictures on which they agree.
  int n = 0;
  bool measured() const { return n > 0; }
};

/// Cohen's κ = (p_o − p_e) / (1 − p_e) of a square table counts[first rater][second rater], with the standard
/// error of Fleiss, Cohen and Everitt 1969 (eq. 13 there). Cohen 1960. @throws Error(BadSetting) on a table
/// that is not square or holds negative counts.
Agreement cohens_kappa(const std::vector<std::vector<int>>& counts, double confidence = 0.95);

} // namespace pentimento
