#include "widgets/editors/choice_combo.h"

#include <QPainter>
#include <QStyleOptionComboBox>
#include <QWheelEvent>

#include "widgets/style/theme.h"

namespace pentimento {

ChoiceCombo::ChoiceCombo(QWidget* parent) : QComboBox(parent) {}

QSize ChoiceCombo::sizeHint() const {
  int widest = 0;
  for (int i = 0; i < count(); ++i) widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
  return {widest + 36, 28};
}

void ChoiceCombo::wheelEvent(QWheelEvent* event) {
  event->ignore();
}

void ChoiceCombo::paintEvent(QPaintEvent*) {
  QStyleOptionComboBox option;
  initStyleOption(&option);
  QPainter painter(this);
  style()->drawComplexControl(QStyle::CC_ComboBox, &option, &painter, this);
  painter.setFont(font());
  painter.setPen(isEnabled() ? theme().text : theme().textDisabled);
  const QRect place = rect().adjusted(8, 0, -22, 0);
  painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                   fontMetrics().elidedText(currentText(), Qt::ElideRight, place.width()));
}

} // namespace pentimento
