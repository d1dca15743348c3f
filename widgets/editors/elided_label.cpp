#include "widgets/editors/elided_label.h"

#include <QPainter>

namespace pentimento {

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setText(text);
}

void ElidedLabel::setText(const QString& text) {
  if (text == text_ && !text.isEmpty()) return;
  text_ = text;
  setAccessibleName(text);
  updateGeometry();
  resizeEvent(nullptr);
  update();
}

void ElidedLabel::setColour(QColor Theme::*role) {
  colour_ = role;
  update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment) {
  alignment_ = alignment;
  update();
}

QSize ElidedLabel::sizeHint() const {
  return {fontMetrics().horizontalAdvance(text_) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {std::min(sizeHint().width(), fontMetrics().horizontalAdvance(QStringLiteral("abc…"))),
          fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent*) {
  setToolTip(width() < sizeHint().width() - 1 ? text_ : QString());
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(font());
  painter.setPen(colour_ && isEnabled() ? theme().*colour_
                                        : palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled,
                                                          foregroundRole()));
  painter.drawText(rect(), static_cast<int>(alignment_) | Qt::TextSingleLine,
                   fontMetrics().elidedText(text_, Qt::ElideRight, width()));
}

} // namespace pentimento
