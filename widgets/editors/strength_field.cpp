#include "widgets/editors/strength_field.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>

namespace pentimento {

StrengthField::StrengthField(QWidget* parent) : FlatField(Tone::Muted, parent) {
  setAlignment(Qt::AlignRight);
  setAccessibleName(tr("Strength in figures"));
  setToolTip(tr("−1 to 2; 0 is no edit, 1 is the edit as it was made"));
  connect(this, &QLineEdit::editingFinished, this, &StrengthField::take);
  connect(this, &QLineEdit::textEdited, this, [this] { setInvalid(false); });
  setStrength(1.0);
}

void StrengthField::setStrength(double strength) {
  strength_ = strength;
  if (!(hasFocus() && isModified())) setText(QString::number(strength, 'f', 2));
  setInvalid(false);
}

void StrengthField::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
  case Qt::Key_Up:
    return step(0.05);
  case Qt::Key_Down:
    return step(-0.05);
  case Qt::Key_Escape:
    if (!isModified()) break;
    setModified(false);
    return setStrength(strength_);
  default:
    break;
  }
  QLineEdit::keyPressEvent(event);
}

void StrengthField::take() {
  if (!isModified()) return;
  bool read = false;
  const double typed = text()
                           .trimmed()
                           .replace(QChar(u'−'), QLatin1Char('-'))
                           .replace(QLatin1Char(','), QLatin1Char('.'))
                           .toDouble(&read);
  if (!read || !std::isfinite(typed) || typed < kLeast || typed > kMost) return setInvalid(true);
  setModified(false);
  const bool changed = typed != strength_;
  setStrength(typed);
  if (changed) Q_EMIT strengthTyped(typed);
}

void StrengthField::step(double by) {
  const double next = std::clamp(std::round((strength_ + by) * 100.0) / 100.0, kLeast, kMost);
  setModified(false);
  if (next == strength_) return;
  setStrength(next);
  Q_EMIT strengthTyped(next);
}

} // namespace pentimento
