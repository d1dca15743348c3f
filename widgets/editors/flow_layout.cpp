#include "widgets/editors/flow_layout.h"

#include <QWidget>

namespace pentimento {

FlowLayout::FlowLayout(int horizontal_gap, int vertical_gap, QWidget* parent)
    : QLayout(parent), horizontal_gap_(horizontal_gap), vertical_gap_(vertical_gap) {
  setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
  qDeleteAll(items_);
}

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const {
  QSize widest;
  for (const QLayoutItem* item : items_)
    if (!item->isEmpty()) widest = widest.expandedTo(item->minimumSize());
  const QMargins margins = contentsMargins();
  return widest + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool place) const {
  const QMargins margins = contentsMargins();
  const QRect inside = rect.marginsRemoved(margins);
  int x = inside.x(), y = inside.y(), line = 0;
  for (QLayoutItem* item : items_) {
    if (item->isEmpty()) continue; // hidden
    const QSize size = item->sizeHint().boundedTo({inside.width(), INT_MAX});
    if (line > 0 && x + size.width() > inside.x() + inside.width()) {
      x = inside.x();
      y += line + vertical_gap_;
      line = 0;
    }
    if (place) item->setGeometry({{x, y}, size});
    x += size.width() + horizontal_gap_;
    line = std::max(line, size.height());
  }
  return y + line - rect.y() + margins.bottom();
}

} // namespace pentimento
