#include "widgets/views/docks/trade_off.h"

#include <algorithm>

namespace pentimento {

std::vector<std::size_t> paretoFront(const std::vector<TradeOffPoint>& points) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i].leak.measured() && points[i].kept.measured()) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (points[a].leak.rate() != points[b].leak.rate()) return points[a].leak.rate() < points[b].leak.rate();
    return points[a].kept.rate() > points[b].kept.rate();
  });
  std::vector<std::size_t> front;
  double most = -1.0; // what the states that leak less keep already
  for (const std::size_t i : order)
    if (points[i].kept.rate() > most) {
      front.push_back(i);
      most = points[i].kept.rate();
    }
  return front;
}

} // namespace pentimento
