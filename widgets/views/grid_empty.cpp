#include "widgets/views/grid_empty.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"

namespace pentimento {

GridEmpty::GridEmpty(QWidget* parent)
    : QWidget(parent), what_(new QLabel(tr("No picture passes the filters"))),
      how_(new QLabel(tr("Switch a verdict or a group on again in the line above, or show everything."))) {
  setObjectName(QStringLiteral("gridEmpty"));
  what_->setFont(headingFont());
  how_->setFont(bodyFont());
  how_->setWordWrap(true);
  for (QLabel* label : {what_, how_}) label->setAlignment(Qt::AlignHCenter);
  auto* all = new QPushButton(tr("Show everything"));
  all->setAccessibleName(all->text());
  connect(all, &QPushButton::clicked, this, &GridEmpty::showEverythingRequested);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(32, 0, 32, 0);
  column->setSpacing(8);
  column->addStretch(2);
  column->addWidget(what_);
  column->addWidget(how_);
  column->addSpacing(8);
  column->addWidget(all, 0, Qt::AlignHCenter);
  column->addStretch(3);
  refreshColours();
  hide();
}

void GridEmpty::refreshColours() {
  QPalette quiet = how_->palette();
  if (quiet.color(QPalette::WindowText) == theme().textMuted) return;
  quiet.setColor(QPalette::WindowText, theme().textMuted);
  how_->setPalette(quiet);
}

void GridEmpty::paintEvent(QPaintEvent* event) {
  QPainter(this).fillRect(event->rect(), theme().canvas);
}

void GridEmpty::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) refreshColours();
}

} // namespace pentimento
