#include "widgets/views/panels/run_area.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/editors/labels.h"
#include "widgets/editors/thin_bar.h"
#include "widgets/models/duration.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"

namespace pentimento {

RunArea::RunArea(QWidget* parent) : QWidget(parent) {
  line_ = new FigureLabel(this);
  left_ = new FigureLabel(this);
  left_->setMuted(true);
  left_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  memory_ = captionLabel({}, this);
  memory_->setAlignment(Qt::AlignLeft | Qt::AlignTop); // to its line above, not to the button
  memory_->setObjectName(QStringLiteral("memoryForecast"));
  reason_line_ = captionLabel({}, this);
  reason_line_->setFont(bodyFont());
  reason_line_->setWordWrap(true);
  reason_line_->setMinimumHeight(36);
  bar_ = new ThinBar(this);
  bar_->setAccessibleName(tr("Progress of the erasure"));
  erase_ = new QPushButton(tr("Erase"), this);
  erase_->setProperty("primary", true);
  erase_->setObjectName(QStringLiteral("eraseButton"));
  first_ = new QPushButton(this);
  first_->setObjectName(QStringLiteral("pauseButton"));
  second_ = new QPushButton(this);
  second_->setObjectName(QStringLiteral("stopButton"));
  for (QPushButton* button : {erase_, first_, second_})
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  hint_ = paragraphLabel({}, this);
  hint_->setContentsMargins(0, 2, 0, 0);

  top_ = new QHBoxLayout;
  top_->addWidget(line_, 1);
  top_->addWidget(left_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(first_);
  buttons->addWidget(second_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 0, 16, 0);
  column->setSpacing(0);
  column->addLayout(top_);
  column->addWidget(memory_);
  column->addWidget(reason_line_);
  column->addWidget(erase_);
  column->addWidget(bar_);
  buttons->setContentsMargins(0, 8, 0, 0);
  column->addLayout(buttons);
  column->addWidget(hint_);

  connect(erase_, &QPushButton::clicked, this, &RunArea::eraseRequested);
  connect(first_, &QPushButton::clicked, this, [this] {
    status_.state == RunState::Running ? Q_EMIT pauseRequested() : Q_EMIT resumeRequested();
  });
  connect(second_, &QPushButton::clicked, this, [this] {
    status_.state == RunState::Stopped ? Q_EMIT discardRequested() : Q_EMIT stopRequested();
  });
  refresh();
}

void RunArea::setStatus(const RunStatus& status) {
  status_ = status;
  refresh();
}

void RunArea::setEstimate(const QString& text) {
  estimate_ = text;
  refresh();
}

void RunArea::setReason(const QString& reason) {
  reason_ = reason;
  refresh();
}

void RunArea::setMemory(const QString& text, const QString& tip, const QString& warning) {
  memory_->setText(text);
  memory_->setToolTip(tip);
  warning_ = warning;
  showHint();
}

void RunArea::setHint(const QString& text) {
  hintText_ = text;
  showHint();
}

void RunArea::showHint() {
  const QString& text = warning_.isEmpty() ? hintText_ : warning_;
  hint_->setText(paragraphHtml(text));
  hint_->setAccessibleName(text);
  for (QLabel* label : {memory_, hint_}) // what is warned of is no aside
    label->setForegroundRole(warning_.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
  refresh();
}

void RunArea::focusErase() {
  erase_->setFocus(Qt::TabFocusReason);
}

void RunArea::refresh() {
  const bool idle = status_.state == RunState::Idle, stopped = status_.state == RunState::Stopped;
  const bool running = status_.state == RunState::Running;
  const bool focused = erase_->hasFocus() || first_->hasFocus() || second_->hasFocus();
  top_->setContentsMargins(0, idle ? 0 : 8, 0, 0);
  const bool split = idle && reason_.isEmpty() && !memory_->text().isEmpty();
  for (FigureLabel* label : {line_, left_}) label->setFixedHeight(split ? 22 : idle ? 40 : 28);
  memory_->setFixedHeight(18);
  memory_->setVisible(split);
  const QString counted =
      status_.total > 0 ? tr("%1 of %2").arg(status_.done).arg(status_.total) : tr("Starting …");
  line_->setFont(idle ? bodyFont() : bodyMediumFont());
  line_->setMuted(idle);
  line_->setText(idle ? estimate_ : stopped ? tr("Stopped at step %1").arg(status_.done) : counted);
  line_->setVisible(!idle || reason_.isEmpty());
  reason_line_->setText(reason_);
  reason_line_->setVisible(idle && !reason_.isEmpty());
  left_->setVisible(!idle && !stopped);
  left_->setText(status_.state == RunState::Paused ? tr("paused")
                 : status_.seconds_left            ? tr("%1 left").arg(durationText(*status_.seconds_left))
                                                   : QString());
  erase_->setVisible(idle);
  erase_->setEnabled(reason_.isEmpty());
  erase_->setToolTip(reason_);
  bar_->setVisible(!idle);
  bar_->setProgress(status_.done, status_.total);
  first_->setVisible(!idle);
  second_->setVisible(!idle);
  first_->setText(running ? tr("Pause") : tr("Resume"));
  first_->setIcon(icon(running ? QStringLiteral("pause") : QStringLiteral("play")));
  second_->setText(stopped ? tr("Discard") : tr("Stop"));
  second_->setIcon(stopped ? QIcon() : icon(QStringLiteral("stop")));
  hint_->setVisible(idle && !hint_->text().isEmpty());
  if (focused && !(idle ? erase_->hasFocus() : first_->hasFocus() || second_->hasFocus()))
    (idle ? erase_ : first_)->setFocus(Qt::OtherFocusReason); // the focus stays on this spot, too
}

} // namespace pentimento
