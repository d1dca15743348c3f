#include "widgets/views/attack/attack_tiles.h"

#include <algorithm>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"
#include "widgets/views/attack/attack_words.h"

namespace pentimento {
namespace {
constexpr int kTileFrame = 3, kTileGap = 2, kMostSide = 96, kLeastSide = 10;
constexpr int kBeside = 2 * kTileFrame + kTileGap; // between two tiles
} // namespace

AttackTiles::AttackTiles(const QString& name, QWidget* parent) : QWidget(parent), name_(name) {
  setAccessibleName(name);
  setFocusPolicy(Qt::TabFocus);
  setMouseTracking(true);
}

void AttackTiles::setPictures(const std::vector<AttackPicture>& pictures, int images,
                              const std::string& target, bool hidden) {
  if (pictures.size() < pictures_.size()) current_ = -1; // another attack
  std::vector<QImage> made;
  for (std::size_t i = 0; i < pictures.size(); ++i)
    made.push_back(i < pictures_.size() && pictures_[i].image == pictures[i].image && i < images_.size()
                       ? images_[i]
                       : toQImage(pictures[i].image));
  images_ = std::move(made);
  pictures_ = pictures;
  expected_ = std::max(images, count());
  target_ = target;
  hidden_ = hidden;
  setAccessibleDescription(tr("%1 of %2 are there").arg(count()).arg(expected_));
  update();
}

void AttackTiles::setCurrent(int index) {
  if (index == current_) return;
  current_ = index;
  if (index >= 0 && index < count())
    setAccessibleDescription(tr("%1 of %2: %3, %4")
                                 .arg(index + 1)
                                 .arg(expected_)
                                 .arg(scoreText(pictures_[std::size_t(index)], target_),
                                      QString::fromStdString(pictures_[std::size_t(index)].text)));
  update();
}

int AttackTiles::side() const {
  if (expected_ == 0) return kMostSide;
  int best = kLeastSide;
  for (int rows = 1; rows <= expected_; ++rows) {
    const int columns = (expected_ + rows - 1) / rows;
    best = std::max(best, std::min({(width() + kTileGap) / columns - kBeside,
                                    (height() + kTileGap) / rows - kBeside, kMostSide}));
  }
  return best;
}

QRect AttackTiles::tile(int index) const {
  const int pitch = side() + kBeside;
  const int fit = std::max(1, (width() + kTileGap) / pitch);
  const int rows = std::max(1, (expected_ + fit - 1) / fit);
  const int columns = std::max(1, (expected_ + rows - 1) / rows); // all rows of about one length
  return {kTileFrame + index % columns * pitch, kTileFrame + index / columns * pitch, side(), side()};
}

void AttackTiles::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  for (int i = 0; i < expected_; ++i) {
    const QRect place = tile(i);
    if (i >= count() || images_[std::size_t(i)].isNull())
      painter.fillRect(place, theme().slot);
    else
      painter.drawImage(place, images_[std::size_t(i)]);
    if (i < count()) paintFrame(painter, place, attackVerdict(pictures_[std::size_t(i)]));
    if (i != current_) continue;
    painter.setPen(QPen(theme().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(place).adjusted(-2, -2, 2, 2));
  }
  if (hasFocus() && current_ < 0 && expected_ > 0) {
    painter.setPen(QPen(theme().accent, 1, Qt::DotLine));
    painter.drawRect(QRectF(tile(0)).adjusted(-2, -2, 2, 2));
  }
}

/// A leak has a thick frame, an erased one a thin one; what is not scored has none.
void AttackTiles::paintFrame(QPainter& painter, const QRect& place, Verdict verdict) const {
  if (verdict == Verdict::NotScored) return;
  const bool leak = verdict == Verdict::Leak;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(verdictColor(verdict), leak ? 2 : 1));
  painter.drawRect(leak ? QRectF(place).adjusted(-1, -1, 1, 1)
                        : QRectF(place).adjusted(-0.5, -0.5, 0.5, 0.5));
}

int AttackTiles::at(const QPoint& place) const {
  for (int i = 0; i < count(); ++i)
    if (tile(i).adjusted(-kTileFrame, -kTileFrame, kTileFrame, kTileFrame).contains(place)) return i;
  return -1;
}

void AttackTiles::choose(int index) {
  setCurrent(index);
  Q_EMIT chosen(index);
}

void AttackTiles::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
  const int index = at(event->pos());
  choose(index == current_ ? -1 : index);
}

void AttackTiles::keyPressEvent(QKeyEvent* event) {
  const int last = count() - 1;
  switch (event->key()) {
  case Qt::Key_Left:
    return choose(std::min(last, std::max(0, current_ - 1)));
  case Qt::Key_Right:
    return choose(std::min(last, current_ + 1));
  case Qt::Key_Home:
    return choose(std::min(last, 0));
  case Qt::Key_End:
    return choose(last);
  case Qt::Key_Escape:
    if (current_ >= 0) return choose(-1);
    break;
  default:
    break;
  }
  QWidget::keyPressEvent(event);
}

bool AttackTiles::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int index = at(help->pos());
  if (index < 0) {
    QToolTip::showText(help->globalPos(),
                       tr("%1: a thick frame where the judge sees the target, a thin one where it does not, "
                          "none where it is not sure. A click enlarges a picture.")
                           .arg(name_),
                       this);
    return true;
  }
  const auto& picture = pictures_[std::size_t(index)];
  const QString what = hidden_ ? tr("Hidden until you reveal it (H)") : QString::fromStdString(picture.text);
  QToolTip::showText(
      help->globalPos(),
      plainToolTip(tr("%1\n%2, seed %3").arg(what, scoreText(picture, target_)).arg(picture.seed)), this);
  return true;
}

} // namespace pentimento
