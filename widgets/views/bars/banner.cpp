#include "widgets/views/bars/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVariantAnimation>

#include "widgets/editors/elided_label.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

struct Look {
  QColor Theme::*tint;
  QColor Theme::*colour;
  const char* icon;
};

Look look_of(BannerKind kind) {
  switch (kind) {
  case BannerKind::Error:
    return {&Theme::leakTint, &Theme::leak, "error"};
  case BannerKind::Warning:
    return {&Theme::damagedTint, &Theme::damaged, "alert"};
  case BannerKind::Done:
    break;
  }
  return {&Theme::erasedTint, &Theme::erased, "check"};
}

} // namespace

Banner::Banner(QWidget* parent) : QWidget(parent) {
  setFixedHeight(0);
  hide();
  text_ = new ElidedLabel({}, this);
  action_ = new QPushButton(this);
  action_->setFlat(true);
  action_->setFont(bodyMediumFont());
  close_ = new QToolButton(this);
  close_->setAutoRaise(true);
  close_->setIcon(icon(QStringLiteral("close")));
  close_->setAccessibleName(tr("Close the message"));
  close_->setToolTip(close_->accessibleName());
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(38, 0, 4, 0);
  line->setSpacing(8);
  line->addWidget(text_, 1);
  line->addWidget(action_);
  line->addWidget(close_);

  slide_ = new QVariantAnimation(this);
  slide_->setDuration(120);
  connect(slide_, &QVariantAnimation::valueChanged, this,
          [this](const QVariant& value) { setFixedHeight(value.toInt()); });
  connect(slide_, &QVariantAnimation::finished, this, [this] { setVisible(saying_); });
  connect(action_, &QPushButton::clicked, this, &Banner::actionRequested);
  connect(close_, &QToolButton::clicked, this, [this] {
    closeBanner();
    Q_EMIT closed();
  });
}

QString Banner::sentence() const {
  return text_->text();
}

void Banner::say(BannerKind kind, const QString& sentence, const QString& action) {
  kind_ = kind;
  saying_ = true;
  text_->setText(sentence);
  action_->setText(action);
  action_->setVisible(!action.isEmpty());
  setAccessibleName(sentence);
  show();
  slideTo(kHeight);
  QAccessibleEvent spoken(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&spoken);
  update();
}

void Banner::closeBanner() {
  if (!saying_) return;
  saying_ = false;
  slideTo(0);
}

void Banner::slideTo(int height) {
  slide_->stop();
  slide_->setStartValue(this->height());
  slide_->setEndValue(height);
  slide_->start();
}

void Banner::keyPressEvent(QKeyEvent* event) {
  event->key() == Qt::Key_Escape ? close_->click() : QWidget::keyPressEvent(event);
}

void Banner::paintEvent(QPaintEvent*) {
  const Look look = look_of(kind_);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme().*look.tint);
  painter.drawRoundedRect(rect(), 6, 6);
  paintIcon(painter, QRectF(12, (height() - 16) / 2.0, 16, 16), QString::fromLatin1(look.icon),
            theme().*look.colour);
}

} // namespace pentimento
