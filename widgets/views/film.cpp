#include "widgets/views/film.h"

#include <algorithm>

#include <QPainter>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

constexpr int kMargin = 16;
constexpr int kTitle = 28;
constexpr int kCaption = 40;
constexpr int kGap = 8;

void paintFrame(QPainter& painter, const QPoint& corner, const FilmFrame& frame, int side) {
  const QRect place(corner, QSize(side, side));
  painter.fillRect(place, theme().slot);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  if (frame.image) painter.drawImage(place, viewOf(*frame.image));
  painter.setFont(smallFont());
  painter.setPen(theme().text);
  paintFigures(painter, QRect(place.left(), place.bottom() + 3, side, 16), frame.caption);
  const QRectF under(place.left(), place.bottom() + 19, side, 16);
  if (frame.judged)
    paintVerdict(painter, QPointF(under.left() + kMarkSize / 2, under.center().y()), frame.verdict);
  painter.setPen(theme().textMuted);
  paintFigures(painter, under.adjusted(frame.judged ? kMarkSize + 5 : 0, 0, 0, 0), frame.score);
}

} // namespace

QImage filmStrip(const QList<FilmFrame>& frames, const QString& title, int side, int columns) {
  const int count = static_cast<int>(frames.size());
  if (count == 0 || columns < 1) return {};
  const int across = std::min(columns, count), rows = (count + columns - 1) / columns;
  QImage strip(2 * kMargin + across * side + (across - 1) * kGap,
               2 * kMargin + kTitle + rows * (side + kCaption), QImage::Format_RGB32);
  strip.fill(theme().canvas);
  QPainter painter(&strip);
  painter.setFont(bodyStrongFont());
  painter.setPen(theme().text);
  const QRect head(kMargin, kMargin, strip.width() - 2 * kMargin, 20);
  paintFigures(painter, head, QFontMetrics(bodyStrongFont()).elidedText(title, Qt::ElideRight, head.width()));
  for (int i = 0; i < count; ++i)
    paintFrame(painter,
               {kMargin + i % columns * (side + kGap), kMargin + kTitle + i / columns * (side + kCaption)},
               frames[i], side);
  return strip;
}

QList<QImage> filmFrames(const QList<FilmFrame>& frames, const QString& title, int side) {
  QList<QImage> images;
  for (const FilmFrame& frame : frames) images << filmStrip({frame}, title, side, 1);
  return images;
}

} // namespace pentimento
