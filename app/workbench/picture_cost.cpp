#include "app/workbench/picture_cost.h"

#include <utility>

namespace pentimento {

void PictureCost::clear() {
  *this = {};
}

void PictureCost::count(qint64 ms) {
  const qint64 passed = ms - std::exchange(since_, ms);
  if (doing_ != Doing::Nothing && !paused_) spent_[static_cast<std::size_t>(doing_)] += passed;
}

void PictureCost::turn(Doing doing, qint64 ms) {
  count(ms);
  doing_ = doing;
}

void PictureCost::setPaused(bool paused, qint64 ms) {
  count(ms);
  paused_ = paused;
}

qint64 PictureCost::whole() const {
  return spent(Doing::Training) + spent(Doing::PicturesOnTheWay) + spent(Doing::PicturesOfResult);
}

double PictureCost::share() const {
  const qint64 all = whole();
  return all > 0 ? 1.0 - static_cast<double>(spent(Doing::Training)) / static_cast<double>(all) : 0.0;
}

} // namespace pentimento
