#pragma once

#include <cstddef>
#include <vector>

namespace pentimento {

/// A linear score m = ⟨w, x⟩ learnt online by the hinge loss max(0, 1 − y m) within the ball ‖w‖ ≤ D: mirror
/// descent with the Euclidean map, w ← Π_D(w + η y x) where y m < 1. Doubles in a fixed order, so that the
/// same steps give the same bits.
class HingeLearner {
 public:
  HingeLearner(std::size_t dimension, double radius) : weights_(dimension, 0.0), radius_(radius) {}

  /// ⟨w, x⟩; x has the learner's dimension.
  double margin(const std::vector<double>& x) const;
  /// One step towards label y = ±1. @return false where the hinge was not active and nothing moved.
  bool step(const std::vector<double>& x, int y, double eta);
  /// The opposite of a step that moved; exact up to rounding as long as no projection came between.
  void take_back(const std::vector<double>& x, int y, double eta) { move(x, -y * eta); }

  const std::vector<double>& weights() const { return weights_; }

 private:
  void move(const std::vector<double>& x, double amount);

  std::vector<double> weights_;
  double radius_;
};

} // namespace pentimento
