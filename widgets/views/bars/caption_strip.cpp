#include "widgets/views/bars/caption_strip.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "widgets/editors/elided_label.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {
constexpr int kInset = 16;
} // namespace

CaptionStrip::CaptionStrip(QWidget* parent) : QWidget(parent) {
  setFixedHeight(kHeight);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  caption_ = new ElidedLabel({}, this);
  caption_->setFont(uiFont(15));
  chapter_ = new FigureLabel(this);
  chapter_->setMuted(true);
  auto* stop = new QPushButton(tr("Stop"), this);
  stop->setObjectName(QStringLiteral("captionStop"));
  stop->setIcon(icon(QStringLiteral("stop")));
  stop->setToolTip(tr("Stop the demo (Esc, or a click anywhere)"));
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(kInset + 28, 0, kInset, 0);
  line->setSpacing(kInset);
  line->addWidget(caption_, 1);
  line->addWidget(chapter_);
  line->addWidget(stop);
  connect(stop, &QPushButton::clicked, this, &CaptionStrip::stopRequested);
}

QString CaptionStrip::caption() const {
  return caption_->text();
}

void CaptionStrip::say(const QString& caption, int chapter, int chapters) {
  caption_->setText(caption);
  chapter_->setText(tr("%1 of %2").arg(chapter).arg(chapters));
  setAccessibleName(caption);
  QAccessibleEvent spoken(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&spoken);
  at_ = chapter;
  of_ = chapters;
  update();
}

void CaptionStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().panel);
  painter.fillRect(0, 0, width(), 1, theme().border);
  if (of_ > 0) painter.fillRect(0, 0, width() * at_ / of_, 2, theme().accent);
  paintIcon(painter, QRectF(kInset, (height() - 16) / 2.0, 16, 16), QStringLiteral("play"), theme().accent);
}

} // namespace pentimento
