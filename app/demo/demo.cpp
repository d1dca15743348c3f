#include "app/demo/demo.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolBar>

#include "app/demo/demo_script.h"
#include "app/window/main_window.h"
#include "widgets/views/bars/caption_strip.h"

namespace pentimento {

Demo::Demo(MainWindow& window) : QObject(&window), window_(window) {
  Workbench& bench = window_.bench();
  const auto look = [this] { story_.look(); };
  connect(&bench, &Workbench::modelOpened, &story_, look);
  connect(&bench, &Workbench::runChanged, &story_, look);
  connect(&bench, &Workbench::pictureDrawn, &story_, look);
  connect(&bench, &Workbench::snapshotTaken, &story_, look);
  connect(&bench, &Workbench::editsChanged, &story_, look);
  connect(&bench, &Workbench::shownStateChanged, &story_, look);
  connect(&bench, &Workbench::failed, this, &Demo::stop);
  connect(&bench, &Workbench::runChanged, this, [this](const RunView& run) {
    if (!givingUp_ || run.running()) return;
    givingUp_ = false;
    if (run.phase == RunPhase::Stopped) // the run's own end is still being told: not from within it
      QMetaObject::invokeMethod(&window_.bench(), &Workbench::discardStopped, Qt::QueuedConnection);
  });
  connect(&story_, &Story::ended, this, &Demo::takeEnd);
  connect(&story_, &Story::said, this, [this](const QString& caption, int chapter, int chapters) {
    if (strip_) strip_->say(caption, chapter, chapters);
  });
}

Demo::~Demo() = default;

void Demo::play(Pace pace) {
  if (isPlaying() || window_.bench().run().running()) return;
  pace_ = pace;
  bar_ = new QToolBar(tr("Demo"), &window_);
  bar_->setObjectName("demoBar");
  bar_->setMovable(false);
  bar_->setContextMenuPolicy(Qt::PreventContextMenu);
  bar_->setAccessibleName(tr("Demo"));
  strip_ = new CaptionStrip(bar_);
  strip_->setObjectName("captionStrip");
  bar_->addWidget(strip_);
  window_.addToolBar(Qt::BottomToolBarArea, bar_);
  connect(strip_, &CaptionStrip::stopRequested, this, &Demo::stop);
  qApp->installEventFilter(this);
  begin();
}

void Demo::begin() {
  story_.play(demoScript(window_), pace_ == Pace::Loop);
}

void Demo::takeEnd() {
  const QString state = QString::fromStdString(window_.bench().shownState());
  if (pace_ == Pace::Loop) {
    Q_EMIT ended(state);
    return begin();
  }
  leave(false);
  Q_EMIT ended(state);
}

void Demo::stop() {
  if (!isPlaying()) return;
  story_.stop();
  leave(true);
  Q_EMIT stopped();
}

void Demo::leave(bool stopRun) {
  qApp->removeEventFilter(this);
  strip_ = nullptr;
  if (bar_) {
    window_.removeToolBar(bar_);
    bar_->deleteLater();
  }
  Workbench& bench = window_.bench();
  Plan plan = bench.plan(); // whoever goes on gets the method's own preset
  plan.settings.clear();
  if (stopRun && bench.run().running()) {
    givingUp_ = true;
    bench.stop();
  }
  bench.setPlan(plan);
}

bool Demo::isOurs(QObject* watched) const {
  const auto* widget = qobject_cast<QWidget*>(watched);
  return widget && widget->window() == &window_;
}

bool Demo::eventFilter(QObject* watched, QEvent* event) {
  if (!isOurs(watched)) return false;
  if (!isPlaying()) { // only the release of the click that stopped it is waited for
    const bool release = event->type() == QEvent::MouseButtonRelease;
    if (!release && event->type() != QEvent::MouseButtonPress) return false;
    qApp->removeEventFilter(this);
    return release;
  }
  switch (event->type()) {
  case QEvent::MouseButtonPress:
    stop();
    qApp->installEventFilter(this);
    return true;
  case QEvent::ShortcutOverride:
    if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return false;
    event->accept(); // as a key, before any shortcut takes it
    return true;
  case QEvent::KeyPress:
    if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return false;
    stop();
    return true;
  default:
    return false;
  }
}

} // namespace pentimento
