#pragma once

#include <QString>
#include <vector>

#include "core/values/interval.h"

namespace pentimento {

/// A state of the model between two wishes: the target's pictures that still leak, and those of others that
/// are still intact, each with its 95 % interval.
struct TradeOffPoint {
  int index = 0; ///< The snapshot's, 0 is before.
  int step = 0;
  Proportion leak, kept;
  Interval leakBand, keptBand;
};

/// The states of one run, the newest last.
struct TradeOffRun {
  QString name; ///< "cat → dog (DoCo)".
  std::vector<TradeOffPoint> points;
};

/// The Pareto front: of which no other state leaks as little and keeps as much, and one of both better. Those
/// that were not measured are on no front. @return their places in `points`, the least leak first; of equal
/// ones the first.
std::vector<std::size_t> paretoFront(const std::vector<TradeOffPoint>& points);

} // namespace pentimento
