#include "widgets/views/docks/label_tiles.h"

#include <algorithm>

#include <QMouseEvent>
#include <QPainter>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {
constexpr int kTile = 48, kPitch = 56, kFrame = 3, kMore = 48;
}

LabelTiles::LabelTiles(QWidget* parent) : QWidget(parent) {
  setFixedHeight(kTile + 2 * kFrame);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LabelTiles::sizeHint() const {
  return {6 * kPitch, kTile + 2 * kFrame};
}

void LabelTiles::setRequests(const std::vector<LabelRequest>& requests, int current) {
  current_ = current;
  tiles_.clear();
  const qreal ratio = devicePixelRatioF();
  for (const auto& request : requests) {
    QImage picture = toQImage(request.image);
    if (!picture.isNull())
      picture = picture.scaled(QSize(kTile, kTile) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    picture.setDevicePixelRatio(ratio);
    tiles_.push_back({request.id, picture});
  }
  setAccessibleName(tr("%n picture(s) to label", nullptr, static_cast<int>(tiles_.size())));
  update();
}

int LabelTiles::shown() const {
  const int all = static_cast<int>(tiles_.size());
  const int fit = std::max(1, (width() - 2 * kFrame + kPitch - kTile) / kPitch);
  return all <= fit ? all : std::max(1, (width() - 2 * kFrame - kMore) / kPitch);
}

void LabelTiles::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const int count = shown();
  for (int i = 0; i < count; ++i) {
    const auto& tile = tiles_[static_cast<std::size_t>(i)];
    const QRect place(kFrame + i * kPitch, kFrame, kTile, kTile);
    if (tile.picture.isNull())
      painter.fillRect(place, theme().slot);
    else
      painter.drawImage(place.topLeft(), tile.picture);
    if (tile.id == current_) {
      painter.setPen(QPen(theme().accent, 2));
      painter.drawRect(QRectF(place).adjusted(-2, -2, 2, 2));
    }
  }
  if (const int rest = static_cast<int>(tiles_.size()) - count; rest > 0) {
    painter.setFont(smallFont());
    painter.setPen(theme().textMuted);
    paintFigures(painter, QRectF(kFrame + count * kPitch, kFrame, kMore, kTile), tr("+ %1").arg(rest));
  }
}

void LabelTiles::mousePressEvent(QMouseEvent* event) {
  const int at = (event->pos().x() - kFrame) / kPitch;
  if (event->button() == Qt::LeftButton && at >= 0 && at < shown())
    Q_EMIT chosen(tiles_[static_cast<std::size_t>(at)].id);
}

} // namespace pentimento
