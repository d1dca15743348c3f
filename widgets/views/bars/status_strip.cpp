#include "widgets/views/bars/status_strip.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolTip>

#include "widgets/editors/dock_switch.h"
#include "widgets/editors/elided_label.h"
#include "widgets/editors/thin_bar.h"
#include "widgets/models/duration.h"
#include "widgets/style/app_style.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

/// The error, as a flat button in the colour of errors.
class ErrorButton : public QPushButton {
 public:
  using QPushButton::QPushButton;
  QSize sizeHint() const override { return {20 + QFontMetrics(smallFont()).horizontalAdvance(text()), 24}; }
  QSize minimumSizeHint() const override { return {60, 24}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintIcon(painter, QRectF(0, 5, 14, 14), QStringLiteral("error"), theme().leak);
    painter.setFont(smallFont());
    painter.setPen(theme().leak);
    const QRect place = rect().adjusted(20, 0, 0, 0);
    painter.drawText(place, Qt::AlignVCenter,
                     QFontMetrics(smallFont()).elidedText(text(), Qt::ElideRight, place.width()));
    if (hasFocus()) paintFocusRing(painter, rect().adjusted(-2, 0, 0, 0), 4);
  }
};

/// "state 7c1fe02b": a muted word and figures in the text colour.
class StateButton : public QPushButton {
 public:
  using QPushButton::QPushButton;
  QSize sizeHint() const override {
    return {QFontMetrics(smallFont()).horizontalAdvance(StatusStrip::tr("state")) + 16 +
                static_cast<int>(figuresWidth(uiFont(11, QFont::Medium), text())) + 1,
            24};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setFont(smallFont());
    painter.setPen(theme().textMuted);
    painter.drawText(rect().adjusted(4, 0, 0, 0), Qt::AlignVCenter, StatusStrip::tr("state"));
    painter.setFont(uiFont(11, QFont::Medium));
    painter.setPen(underMouse() ? theme().accent : theme().text);
    paintFigures(painter, rect().adjusted(0, 0, -4, 0), text(), Qt::AlignRight | Qt::AlignVCenter);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(0, 1, 0, -1), 4);
  }
};

/// The 1 px line between memory and state.
class StripDivider : public QWidget {
 public:
  explicit StripDivider(QWidget* parent) : QWidget(parent) { setFixedSize(1, 12); }

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), theme().outline); }
};

} // namespace

StatusStrip::StatusStrip(QWidget* parent) : QWidget(parent), idle_(tr("Ready")) {
  setFixedHeight(32);
  setFont(smallFont());
  sentence_ = new ElidedLabel({}, this);
  error_button_ = new ErrorButton(this);
  error_button_->setCursor(Qt::PointingHandCursor);
  bar_ = new ThinBar(this);
  bar_->setFixedWidth(120);
  time_ = new FigureLabel(this);
  time_->setMuted(true);
  memory_ = new FigureLabel(this);
  memory_->setMuted(true);
  state_button_ = new StateButton(this);
  state_button_->setCursor(Qt::PointingHandCursor);
  state_button_->setFocusPolicy(Qt::TabFocus);
  for (QWidget* small :
       {static_cast<QWidget*>(sentence_), static_cast<QWidget*>(time_), static_cast<QWidget*>(memory_)})
    small->setFont(smallFont());

  switches_ = new QHBoxLayout;
  switches_->setSpacing(2);
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(16, 1, 12, 0);
  line->setSpacing(8);
  line->addWidget(sentence_);
  line->addWidget(error_button_);
  line->addWidget(bar_);
  line->addWidget(time_);
  line->addStretch(1);
  line->addLayout(switches_);
  line->addStretch(1);
  line->addWidget(memory_);
  line->addSpacing(4);
  line->addWidget(new StripDivider(this));
  line->addWidget(state_button_);

  connect(error_button_, &QPushButton::clicked, this, [this] {
    error_.clear();
    refresh();
    Q_EMIT errorDismissed();
  });
  connect(state_button_, &QPushButton::clicked, this, &StatusStrip::copyState);
  connect(&watch_, &QTimer::timeout, this, &StatusStrip::refresh);
  watch_.setInterval(500);
  refresh();
}

void StatusStrip::setIdle(const QString& sentence) {
  idle_ = sentence;
  working_ = false;
  watch_.stop();
  refresh();
}

void StatusStrip::setProgress(const QString& title, const QString& what, int done, int total,
                              std::optional<double> seconds_left, bool paused) {
  title_ = title;
  what_ = what;
  done_ = done;
  total_ = total;
  seconds_left_ = seconds_left;
  paused_ = paused;
  working_ = true;
  watch_.start();
  beat();
}

void StatusStrip::beat() {
  last_beat_.start();
  refresh();
}

void StatusStrip::showError(const QString& sentence) {
  error_ = sentence;
  refresh();
}

bool StatusStrip::isShowingError() const {
  return !error_.isEmpty();
}

void StatusStrip::setMemory(double used_gb, double total_gb) {
  memory_->setText(tr("%1 of %2 GB").arg(used_gb, 0, 'f', 1).arg(total_gb, 0, 'f', 1));
  memory_->setToolTip(tr("Memory that Pentimento uses, of what the machine has"));
}

void StatusStrip::setState(const QString& hash) {
  state_ = hash;
  state_button_->setText(hash.left(8));
  state_button_->setAccessibleName(tr("State %1, copy").arg(hash.left(8)));
  state_button_->setToolTip(
      tr("%1\nThe weights that pictures are drawn with now. A click copies it.").arg(hash));
  state_button_->setVisible(!hash.isEmpty());
  state_button_->updateGeometry();
  state_button_->update();
}

DockSwitch* StatusStrip::addSwitch(const QString& icon, QAction* toggle) {
  auto* dock_switch = new DockSwitch(icon, toggle->text().remove(QLatin1Char('&')), this);
  dock_switch->setChecked(toggle->isChecked());
  connect(toggle, &QAction::toggled, dock_switch, &DockSwitch::setChecked);
  connect(dock_switch, &DockSwitch::clicked, toggle, [toggle](bool on) {
    if (toggle->isChecked() != on) toggle->trigger(); // toggleViewAction acts on trigger only
  });
  switches_->addWidget(dock_switch);
  return dock_switch;
}

QString StatusStrip::sentence() const {
  return error_.isEmpty() ? sentence_->text() : error_;
}

QString StatusStrip::time() const {
  return time_->text();
}

void StatusStrip::copyState() {
  QApplication::clipboard()->setText(state_);
  QToolTip::showText(state_button_->mapToGlobal(QPoint(0, -32)), tr("copied"), state_button_);
}

void StatusStrip::refresh() {
  const bool failed = !error_.isEmpty();
  QString said = idle_;
  if (working_ && total_ > 0) said = tr("%1, %2 %3 of %4").arg(title_, what_).arg(done_).arg(total_);
  if (working_ && total_ <= 0) said = title_;
  sentence_->setText(said);
  sentence_->setVisible(!failed);
  error_button_->setText(error_);
  error_button_->setToolTip(failed ? tr("%1\nClick to put it away.").arg(error_) : QString());
  error_button_->setAccessibleName(tr("Error: %1").arg(error_));
  error_button_->setVisible(failed);
  bar_->setVisible(working_);
  bar_->setProgress(done_, total_);

  const qint64 quiet = working_ && last_beat_.isValid() ? last_beat_.elapsed() : 0;
  QString time;
  if (working_ && paused_)
    time = tr("paused");
  else if (working_ && quiet >= quiet_ms_)
    time = tr("last %1 %2 ago").arg(what_.isEmpty() ? tr("sign") : what_, durationText(quiet / 1000.0));
  else if (working_ && seconds_left_)
    time = tr("%1 left").arg(durationText(*seconds_left_));
  time_->setText(time);
  time_->setVisible(!time.isEmpty());
}

void StatusStrip::resizeEvent(QResizeEvent*) {
  memory_->setVisible(width() >= 900);
}

void StatusStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().window);
  painter.fillRect(0, 0, width(), 1, theme().border);
}

} // namespace pentimento
