#include "widgets/views/attack/attack_slot.h"

#include <algorithm>

#include <QPainter>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/views/attack/attack_words.h"

namespace pentimento {
namespace {
constexpr int kLine = 15, kWords = 2 * kLine + 3;
}

AttackSlot::AttackSlot(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("attackSlot"));
}

void AttackSlot::setPicture(const ImagePtr& image, bool hidden) {
  if (image != image_) picture_ = toQImage(image);
  image_ = image;
  hidden_ = hidden;
  if (hidden_) picture_ = {};
  update();
}

void AttackSlot::setWords(const QString& line, const QString& prompt) {
  line_ = line;
  prompt_ = hidden_ ? tr("hidden") : prompt;
  setAccessibleName(line.isEmpty() ? tr("Best picture") : line);
  setAccessibleDescription(prompt_);
  setToolTip(hidden_             ? tr("Hidden until you reveal it (H)")
             : picture_.isNull() ? tr("What shows the target most so far; a counted picture that is chosen "
                                      "stands here as well")
                                 : plainToolTip(prompt));
  update();
}

void AttackSlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const int side = std::max(24, std::min(width(), height() - kWords));
  const QRect place(0, 0, side, side);
  if (picture_.isNull())
    painter.fillRect(place, theme().slot);
  else
    painter.drawImage(place, picture_);
  if (hidden_)
    paintIcon(painter, QRectF(place.center().x() - 8, place.center().y() - 8, 16, 16),
              QStringLiteral("blink"), theme().textMuted);
  painter.setFont(smallFont());
  painter.setPen(theme().text);
  const QFontMetrics metrics(smallFont());
  paintFigures(painter, QRectF(0, side + 3, width(), kLine),
               metrics.elidedText(line_, Qt::ElideRight, width()));
  painter.setPen(theme().textMuted);
  painter.drawText(QRectF(0, side + 3 + kLine, width(), kLine), Qt::AlignLeft | Qt::AlignVCenter,
                   metrics.elidedText(prompt_, Qt::ElideRight, width()));
}

} // namespace pentimento
