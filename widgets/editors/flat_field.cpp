#include "widgets/editors/flat_field.h"

#include <QEvent>
#include <QStyle>

#include "widgets/style/theme.h"

namespace pentimento {

FlatField::FlatField(Tone tone, QWidget* parent) : QLineEdit(parent), tone_(tone) {
  restyle();
}

void FlatField::setInvalid(bool invalid) {
  if (isInvalid() == invalid) return;
  setProperty("invalid", invalid);
  style()->unpolish(this);
  style()->polish(this);
}

void FlatField::changeEvent(QEvent* event) {
  QLineEdit::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) restyle();
}

void FlatField::restyle() {
  const Theme& t = theme();
  const QString sheet =
      QStringLiteral("QLineEdit { background: transparent; color: %1; padding: 0 1px; min-height: 20px; }"
                     "QLineEdit:hover, QLineEdit:focus { background: %2; color: %3; }"
                     "QLineEdit:focus { padding: 0; } QLineEdit:disabled { color: %4; }")
          .arg((tone_ == Tone::Muted ? t.textMuted : t.text).name(), t.raised.name(), t.text.name(),
               t.textDisabled.name());
  if (sheet == sheet_) return; // setStyleSheet comes back here
  sheet_ = sheet;
  setStyleSheet(sheet);
}

} // namespace pentimento
