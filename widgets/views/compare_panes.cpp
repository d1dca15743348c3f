#include "widgets/views/compare_panes.h"

#include <algorithm>

namespace pentimento {

ComparePanes ComparePanes::of(const QRect& all, int count, QSize picture) {
  ComparePanes row{all, std::clamp(count, 2, kMost), std::clamp(count, 2, kMost)};
  if (row.count < kMost) return row;
  ComparePanes square = row;
  square.columns = 2;
  return square.scaleOf(picture) > row.scaleOf(picture) ? square : row;
}

double ComparePanes::scaleOf(QSize picture) const {
  const QRect room = pane(0);
  return std::min(static_cast<double>(room.width()) / std::max(1, picture.width()),
                  static_cast<double>(room.height()) / std::max(1, picture.height()));
}

QRect ComparePanes::pane(int index) const {
  const int rows = (count + columns - 1) / columns;
  const int width = (all.width() - kGap * (columns - 1)) / columns;
  const int height = (all.height() - (kGap + kLabelRoom) * (rows - 1)) / rows;
  return QRect(all.left() + index % columns * (width + kGap),
               all.top() + index / columns * (height + kGap + kLabelRoom), width, height);
}

int ComparePanes::at(QPoint point) const {
  int best = 0, least = -1;
  for (int index = 0; index < count; ++index) {
    const int away = (pane(index).center() - point).manhattanLength();
    if (least >= 0 && away >= least) continue;
    best = index;
    least = away;
  }
  return best;
}

} // namespace pentimento
