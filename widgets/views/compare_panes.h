#pragma once

#include <QRect>
#include <QSize>

namespace pentimento {

/// Where the panes of the compare viewer lie when its states stand side by side: in one row, or four of them
/// two by two where that makes the pictures larger.
struct ComparePanes {
  static constexpr int kMost = 4;
  static constexpr int kGap = 16;
  static constexpr int kLabelRoom = 32; ///< over each picture, also over those of the second row

  QRect all; ///< the room under the first row of labels
  int count = 2;
  int columns = 2;

  static ComparePanes of(const QRect& all, int count, QSize picture);
  QRect pane(int index) const;
  /// The pane at `point`, or the nearest.
  int at(QPoint point) const;

 private:
  double scaleOf(QSize picture) const;
};

} // namespace pentimento
