#include "widgets/editors/toggle_switch.h"

#include <QPainter>

#include "widgets/style/app_style.h"
#include "widgets/style/theme.h"

namespace pentimento {

ToggleSwitch::ToggleSwitch(QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ToggleSwitch::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF body((width() - 28) / 2.0, (height() - 16) / 2.0, 28, 16);
  const QColor fill = !isChecked()                  ? theme().outline
                      : underMouse() && isEnabled() ? theme().accentFillHover
                                                    : theme().accentFill;
  painter.setPen(Qt::NoPen);
  painter.setBrush(fill);
  if (!isEnabled()) painter.setOpacity(0.6);
  painter.drawRoundedRect(body, 8, 8);
  painter.setBrush(theme().onAccent);
  painter.drawEllipse(QRectF(isChecked() ? body.right() - 14 : body.left() + 2, body.top() + 2, 12, 12));
  painter.setOpacity(1.0);
  if (hasFocus()) paintFocusRing(painter, body.adjusted(-3, -3, 3, 3), 11);
}

} // namespace pentimento
