#include "widgets/editors/keep_chip.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/style/app_style.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {
constexpr int kHeight = 24, kTextLeft = 27, kTextRight = 10;
}

KeepChip::KeepChip(const QString& word, bool suggested, QWidget* parent)
    : QAbstractButton(parent), word_(word), suggested_(suggested) {
  setFont(bodyFont());
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setCursor(Qt::PointingHandCursor);
  setAccessibleName(suggested ? tr("Keep %1 as well").arg(word) : tr("%1 is kept").arg(word));
  setToolTip(suggested ? tr("Keep “%1” as it is").arg(word) : tr("Click to stop keeping “%1”").arg(word));
}

void KeepChip::setThumbnail(const QImage& picture) {
  picture_ = picture;
  update();
}

QSize KeepChip::sizeHint() const {
  return {kTextLeft + fontMetrics().horizontalAdvance(word_) + kTextRight, kHeight};
}

bool KeepChip::event(QEvent* event) {
  if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) update();
  return QAbstractButton::event(event);
}

void KeepChip::keyPressEvent(QKeyEvent* event) {
  if (!suggested_ && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) return click();
  QAbstractButton::keyPressEvent(event);
}

void KeepChip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& t = theme();
  const QRectF body = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  const bool hovered = underMouse() && isEnabled();
  painter.setBrush(hovered ? t.hover : suggested_ ? QColor(Qt::transparent) : t.raised);
  painter.setPen(Qt::NoPen);
  if (suggested_) {
    QPen dashes(t.outline, 1);
    dashes.setDashPattern({4, 3});
    painter.setPen(dashes);
  }
  painter.drawRoundedRect(suggested_ ? body : QRectF(rect()), 12, 12);

  const QRectF disc(3, 3, 18, 18);
  if (suggested_) {
    paintIcon(painter, QRectF(9, 6, 12, 12), QStringLiteral("plus"), t.textMuted);
  } else if (hovered) {
    paintIcon(painter, QRectF(6, 6, 12, 12), QStringLiteral("close"), t.text);
  } else if (!picture_.isNull()) {
    QPainterPath round;
    round.addEllipse(disc);
    painter.save();
    painter.setClipPath(round);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(disc, picture_);
    painter.restore();
  } else {
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.slot);
    painter.drawEllipse(disc);
  }
  painter.setFont(font());
  painter.setPen(!isEnabled() ? t.textDisabled : suggested_ ? t.textMuted : t.text);
  const QRect place = rect().adjusted(kTextLeft, 0, -kTextRight + 2, 0);
  painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                   fontMetrics().elidedText(word_, Qt::ElideRight, place.width()));
  if (hasFocus()) paintFocusRing(painter, rect(), 12);
}

} // namespace pentimento
