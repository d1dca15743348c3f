#include "widgets/views/panels/panel_head.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "widgets/editors/labels.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"

namespace pentimento {

PanelHead::PanelHead(const QString& title, QWidget* parent) : QWidget(parent) {
  setFixedHeight(40);
  line_ = new QHBoxLayout(this);
  line_->setContentsMargins(16, 0, 16, 0);
  line_->setSpacing(0);
  line_->addWidget(headingLabel(title, this));
  line_->addStretch();
  note_ = captionLabel({}, this);
  note_->setMinimumWidth(1);
  note_->setFont(bodyFont());
  line_->addWidget(note_);
}

QSize PanelHead::sizeHint() const {
  return {line_->minimumSize().width(), 40};
}

void PanelHead::setNote(const QString& note) {
  note_->setText(note);
}

QString PanelHead::note() const {
  return note_->text();
}

QToolButton* PanelHead::addButton(const QString& icon, const QString& name) {
  auto* button = new QToolButton(this);
  button->setAutoRaise(true);
  button->setIcon(pentimento::icon(icon));
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setFocusPolicy(Qt::TabFocus);
  line_->addWidget(button);
  line_->setContentsMargins(16, 0, 8, 0); // the icon, not its button, ends at the inset
  return button;
}

void PanelHead::addWidget(QWidget* widget) {
  line_->addSpacing(8);
  line_->addWidget(widget);
  line_->addSpacing(8);
}

} // namespace pentimento
