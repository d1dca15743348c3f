#include "widgets/views/panels/selected_picture.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/editors/labels.h"
#include "widgets/style/fonts.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/health_list.h"

namespace pentimento {
namespace {

constexpr int kTile = 56, kPitch = 64;

QString score_text(const std::optional<Score>& score) {
  if (!score) return QStringLiteral("–");
  const QString number = QString::number(score->probability, 'f', 2);
  return score->sure ? number : SelectedPictureView::tr("%1, not sure").arg(number);
}

} // namespace

TileRow::TileRow(QWidget* parent) : QWidget(parent) {
  setFixedHeight(sizeHint().height());
}

void TileRow::setTiles(const QList<Tile>& tiles) {
  tiles_ = tiles;
  QStringList spoken;
  for (Tile& tile : tiles_) {
    spoken << tile.caption;
    const qreal ratio = devicePixelRatioF();
    if (!tile.picture.isNull()) {
      tile.picture =
          tile.picture.scaled(QSize(kTile, kTile) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
      tile.picture.setDevicePixelRatio(ratio);
    }
  }
  setAccessibleName(spoken.join(QStringLiteral(", ")));
  update();
}

void TileRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(smallFont());
  for (int i = 0; i < tiles_.size(); ++i) {
    const QRect place(i * kPitch, 0, kTile, kTile);
    const QSizeF size = tiles_[i].picture.deviceIndependentSize();
    if (tiles_[i].picture.isNull())
      painter.fillRect(place, theme().slot);
    else
      painter.drawImage(QPointF(place.left() + (kTile - size.width()) / 2, (kTile - size.height()) / 2),
                        tiles_[i].picture);
    painter.setPen(theme().textMuted);
    int room = width() - place.left(); // up to the next tile that has a caption of its own
    for (int next = tiles_.size() - 1; next > i; --next)
      if (!tiles_[next].caption.isEmpty()) room = (next - i) * kPitch - 4;
    painter.drawText(QRect(place.left(), kTile, room, 20), Qt::AlignVCenter | Qt::AlignLeft,
                     tiles_[i].caption);
  }
}

SelectedPictureView::SelectedPictureView(QWidget* parent) : QWidget(parent) {
  auto* head = new QWidget(this);
  head->setFixedHeight(28);
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(sectionLabel(tr("Selected")));
  line->addStretch();
  line->addWidget(caption_ = captionLabel({}));
  tiles_ = new TileRow(this);
  scores_ = new HealthList(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(head);
  column->addWidget(tiles_);
  column->addSpacing(4);
  column->addWidget(scores_);
  replay_ = new QToolButton(this);
  replay_->setObjectName("replay");
  replay_->setText(tr("Replay"));
  replay_->setAutoRaise(true);
  replay_->setToolTip(tr("Draw this picture again from its manifest and compare it to the bit"));
  replayed_ = captionLabel({});
  replayed_->setWordWrap(true);
  auto* again = new QHBoxLayout;
  again->setContentsMargins(0, 4, 0, 0);
  again->addWidget(replay_, 0, Qt::AlignTop);
  again->addWidget(replayed_, 1);
  column->addLayout(again);
  connect(replay_, &QToolButton::clicked, this, &SelectedPictureView::replayRequested);
}

void SelectedPictureView::setReplay(const QString& result) {
  replayed_->setText(result);
  replayed_->setAccessibleName(result);
}

void SelectedPictureView::setPicture(const SelectedPicture& picture) {
  has_picture_ = true;
  if (caption_->text() != picture.caption) setReplay({});
  caption_->setText(picture.caption);
  QList<TileRow::Tile> tiles{{toQImage(picture.before), tr("before")},
                             {toQImage(picture.after), tr("after")}};
  if (!picture.attention_before.isNull())
    tiles.append({picture.attention_before, tr("attention on “%1”").arg(picture.attention_word)});
  if (!picture.attention_after.isNull()) tiles.append({picture.attention_after, QString()});
  tiles_->setTiles(tiles);

  QList<HealthList::Row> rows;
  const QString scores = tr("%1 → %2").arg(score_text(picture.score_before), score_text(picture.score_after));
  rows.append({tr("%1 score").arg(picture.label), scores, false,
               tr("How probable the judge finds it, before and after.")});
  if (picture.threshold)
    rows.append({picture.counts_as_leak ? tr("Counts as a leak from") : tr("Counts as kept from"),
                 QString::number(*picture.threshold, 'f', 2),
                 false,
                 {}});
  scores_->setRows(rows);
}

} // namespace pentimento
