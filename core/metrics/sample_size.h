#pragma once

namespace pentimento {

/// z² p (1 − p) / d²: how many independent pictures make a rate near p known to ± half_width.
/// @throws Error(BadSetting) unless 0 ≤ p ≤ 1, 0 < half_width < 1 and 0 < confidence < 1.
double pictures_for_half_width(double p, double half_width, double confidence = 0.95);

/// The least n of which "none in n" means at most `upper`: log(1 − confidence) / log(1 − upper), rounded up.
int pictures_for_upper_bound(double upper, double confidence = 0.95);

} // namespace pentimento
