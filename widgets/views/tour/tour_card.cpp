#include "widgets/views/tour/tour_card.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include "widgets/editors/labels.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {
constexpr int kWidth = 256;
}

TourCard::TourCard(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("tourCard"));
  setFixedWidth(kWidth);
  setFocusPolicy(Qt::StrongFocus);
  title_ = headingLabel({}, this);
  text_ = paragraphLabel({}, this);
  count_ = captionLabel({}, this);
  auto* skip = new QPushButton(tr("Skip"), this);
  back_ = new QPushButton(tr("Back"), this);
  next_ = new QPushButton(this);
  skip->setObjectName(QStringLiteral("tourSkip"));
  back_->setObjectName(QStringLiteral("tourBack"));
  next_->setObjectName(QStringLiteral("tourNext"));
  skip->setFlat(true);
  skip->setToolTip(tr("Close the tour; it stays in the Help menu  (Esc)"));
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(count_);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(8);
  foot->addWidget(skip);
  foot->addStretch();
  foot->addWidget(back_);
  foot->addWidget(next_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 12, 12);
  column->setSpacing(8);
  column->addLayout(head);
  column->addWidget(text_);
  column->addLayout(foot);
  connect(skip, &QPushButton::clicked, this, &TourCard::skipRequested);
  connect(back_, &QPushButton::clicked, this, &TourCard::backRequested);
  connect(next_, &QPushButton::clicked, this, &TourCard::nextRequested);
}

QString TourCard::title() const {
  return title_->text();
}

void TourCard::say(const QString& title, const QString& text, int stop, int stops) {
  title_->setText(title);
  text_->setText(paragraphHtml(text));
  text_->setAccessibleName(text);
  count_->setText(tr("%1 of %2").arg(stop).arg(stops));
  back_->setEnabled(stop > 1);
  next_->setText(stop < stops ? tr("Next") : tr("Done"));
  setAccessibleName(title);
  setAccessibleDescription(text);
  const int inner = kWidth - layout()->contentsMargins().left() - layout()->contentsMargins().right();
  text_->setFixedHeight(text_->heightForWidth(inner));
  layout()->activate(); // or the size is that of the text before
  adjustSize();
  next_->setFocus(Qt::OtherFocusReason);
}

void TourCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().outline, 1));
  painter.setBrush(theme().panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void TourCard::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
  case Qt::Key_Escape:
    return Q_EMIT skipRequested();
  case Qt::Key_Right:
  case Qt::Key_Return:
  case Qt::Key_Enter:
    return Q_EMIT nextRequested();
  case Qt::Key_Left:
    if (back_->isEnabled()) Q_EMIT backRequested();
    return;
  default:
    QWidget::keyPressEvent(event);
  }
}

} // namespace pentimento
