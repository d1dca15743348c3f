#pragma once

namespace pentimento {

/// A confidence interval of a rate, both ends within 0..1.
struct Interval {
  double low = 0.0;
  double high = 1.0;
  bool operator==(const Interval&) const = default;
};

/// k successes of n trials. n = 0 means "not measured", which is never shown as zero.
struct Proportion {
  int k = 0;
  int n = 0;

  bool measured() const { return n > 0; }
  double rate() const { return n > 0 ? static_cast<double>(k) / n : 0.0; }
  Proportion& operator+=(const Proportion& other) {
    k += other.k;
    n += other.n;
    return *this;
  }
  bool operator==(const Proportion&) const = default;
};

} // namespace pentimento
