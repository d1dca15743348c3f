#include "core/judges/hinge_learner.h"

#include <cmath>

namespace pentimento {

double HingeLearner::margin(const std::vector<double>& x) const {
  double sum = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) sum += weights_[i] * x[i];
  return sum;
}

bool HingeLearner::step(const std::vector<double>& x, int y, double eta) {
  if (y * margin(x) >= 1) return false;
  move(x, y * eta);
  return true;
}

void HingeLearner::move(const std::vector<double>& x, double amount) {
  double square = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    weights_[i] += amount * x[i];
    square += weights_[i] * weights_[i];
  }
  const double norm = std::sqrt(square);
  if (norm <= radius_) return;
  for (double& weight : weights_) weight *= radius_ / norm;
}

} // namespace pentimento
