#include "widgets/editors/dock_switch.h"

#include <QPainter>

#include "widgets/style/app_style.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {
constexpr int kSide = 7, kIcon = 14, kGap = 6;

int pill_width(int count) {
  return std::max(16, static_cast<int>(figuresWidth(smallFont(), QString::number(count))) + 10);
}
} // namespace

DockSwitch::DockSwitch(const QString& icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent), icon_(icon) {
  setText(text);
  setFont(smallFont());
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(text);
}

void DockSwitch::setCount(int count) {
  if (count == count_) return;
  count_ = count;
  setAccessibleName(count > 0 ? tr("%1, %2").arg(text()).arg(count) : text());
  updateGeometry();
  update();
}

QSize DockSwitch::sizeHint() const {
  return {kSide + kIcon + kGap + fontMetrics().horizontalAdvance(text()) +
              (count_ > 0 ? kGap + pill_width(count_) : 0) + kSide,
          24};
}

void DockSwitch::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& t = theme();
  painter.setPen(Qt::NoPen);
  if (isChecked() || underMouse()) {
    painter.setBrush(isChecked() ? t.accentTint : t.hover);
    painter.drawRoundedRect(rect(), 6, 6);
  }
  const QColor colour = isChecked() ? t.text : t.textMuted;
  paintIcon(painter, QRectF(kSide, (height() - kIcon) / 2.0, kIcon, kIcon), icon_, colour);
  painter.setFont(font());
  painter.setPen(colour);
  const int left = kSide + kIcon + kGap;
  painter.drawText(rect().adjusted(left, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
  if (count_ > 0) {
    const QRectF pill(left + fontMetrics().horizontalAdvance(text()) + kGap, (height() - 16) / 2.0,
                      pill_width(count_), 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(pill, 8, 8);
    painter.setPen(t.text);
    paintFigures(painter, pill, QString::number(count_), Qt::AlignCenter);
  }
  if (hasFocus()) paintFocusRing(painter, rect());
}

} // namespace pentimento
