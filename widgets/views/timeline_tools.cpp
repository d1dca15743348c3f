#include "widgets/views/timeline_tools.h"

#include <algorithm>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

#include "widgets/style/icons.h"
#include "widgets/views/timeline_view.h"

namespace pentimento {
namespace {

constexpr QRect kPlace(58, 26, 42, 20); // beside "of 10", before the first thumbnail
constexpr double kSpeeds[] = {0.5, 1.0, 2.0, 4.0};

} // namespace

TimelineTools::TimelineTools(TimelineView& timeline)
    : QWidget(&timeline), timeline_(timeline), play_(button("play", tr("Play the run"))),
      more_(button("more", tr("More for the snapshots"))) {
  setGeometry(kPlace);
  play_->setToolTip(tr("Play the run as an animation (K)"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  row->addWidget(play_);
  row->addWidget(more_);
  auto* menu = new QMenu(more_);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] {
    for (auto* old : menu->findChildren<QMenu*>()) old->deleteLater();
    menu->clear();
    fill(*menu);
  });
  more_->setMenu(menu);
  more_->setPopupMode(QToolButton::InstantPopup);
  connect(play_, &QToolButton::clicked, this, &TimelineTools::togglePlay);
  connect(&tick_, &QTimer::timeout, this, &TimelineTools::step);
  connect(&timeline_, &TimelineView::snapshotsChanged, this, &TimelineTools::refresh);
  timeline_.installEventFilter(this);
  setSpeed(1.0);
  refresh();
}

QToolButton* TimelineTools::button(const QString& name, const QString& text) {
  auto* button = new QToolButton;
  button->setIcon(icon(name, &Theme::textMuted));
  button->setIconSize({12, 12});
  button->setAutoRaise(true);
  button->setFixedSize(20, 20);
  button->setAccessibleName(text);
  button->setToolTip(text);
  return button;
}

void TimelineTools::refresh() {
  const bool any = timeline_.newest() > 0;
  if (!any) stop();
  setVisible(any);
}

void TimelineTools::setSpeed(double speed) {
  speed_ = speed;
  tick_.setInterval(static_cast<int>(kFrameMs / speed));
}

void TimelineTools::togglePlay() {
  if (isPlaying()) return stop();
  if (timeline_.newest() == 0) return;
  if (timeline_.current() == timeline_.newest()) timeline_.choose(0);
  tick_.start();
  play_->setIcon(icon(QStringLiteral("pause"), &Theme::textMuted));
  Q_EMIT playingChanged(true);
}

void TimelineTools::stop() {
  if (!isPlaying()) return;
  tick_.stop();
  play_->setIcon(icon(QStringLiteral("play"), &Theme::textMuted));
  Q_EMIT playingChanged(false);
}

void TimelineTools::step() {
  timeline_.choose(timeline_.current() + 1);
  if (timeline_.current() == timeline_.newest()) stop();
}

void TimelineTools::comparePinned() {
  const auto& pins = timeline_.pins();
  if (pins.size() == 2) Q_EMIT comparePinnedRequested(std::min(pins[0], pins[1]), std::max(pins[0], pins[1]));
}

void TimelineTools::fill(QMenu& menu) {
  const int now = timeline_.current();
  menu.addAction(isPlaying() ? tr("Stop playing") : tr("Play the run"), this, &TimelineTools::togglePlay)
      ->setShortcut(Qt::Key_K);
  auto* speeds = menu.addMenu(tr("Speed"));
  auto* group = new QActionGroup(speeds);
  for (const double speed : kSpeeds) {
    auto* action = speeds->addAction(tr("%1×").arg(speed), this, [this, speed] { setSpeed(speed); });
    action->setCheckable(true);
    action->setChecked(speed == speed_);
    group->addAction(action);
  }
  menu.addSeparator();
  auto* pin = menu.addAction(now == 0 ? tr("Pin the state before") : tr("Pin snapshot %1").arg(now), this,
                             [this, now] { timeline_.togglePin(now); });
  pin->setCheckable(true);
  const auto& pins = timeline_.pins();
  pin->setChecked(std::find(pins.begin(), pins.end(), now) != pins.end());
  pin->setShortcut(Qt::Key_P);
  auto* compare = menu.addAction(tr("Compare the pinned two"), this, &TimelineTools::comparePinned);
  compare->setEnabled(pins.size() == 2);
  compare->setShortcut(Qt::Key_Return);
  menu.addSeparator();
  menu.addAction(tr("Save as a strip…"), this, [this] { Q_EMIT saveRequested(false); });
  menu.addAction(tr("Save as an animated picture…"), this, [this] { Q_EMIT saveRequested(true); });
  auto* sensitive =
      menu.addAction(tr("Save sensitive pictures too"), this, [this](bool on) { withSensitive_ = on; });
  sensitive->setCheckable(true);
  sensitive->setChecked(withSensitive_);
}

bool TimelineTools::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonPress) stop(); // who scrubs has taken over
  if (event->type() == QEvent::KeyPress) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_K:
      togglePlay();
      return true;
    case Qt::Key_P:
      timeline_.togglePin(timeline_.current());
      return true;
    case Qt::Key_Return:
      comparePinned();
      return true;
    default:
      stop();
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace pentimento
