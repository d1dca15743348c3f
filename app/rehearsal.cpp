#include "app/rehearsal.h"

#include <cstdio>

#include <QApplication>
#include <QDir>
#include <QTimer>
#include <QWidget>

#include "app/latency_probe.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "widgets/style/theme.h"
#include "widgets/views/compare_view.h"

namespace pentimento {
namespace {
constexpr int kLookEveryMs = 20;
constexpr int kStopAtStep = 5;
} // namespace

Rehearsal::Rehearsal(MainWindow& window, LatencyProbe& probe, const QString& shots, const QString& method)
    : window_(window), stage_(window), bench_(window.bench()), probe_(probe), shots_(shots), method_(method) {
  if (!shots_.isEmpty()) QDir().mkpath(shots_);
  clock_.start();
  connect(&bench_, &Workbench::modelOpening, this,
          [this] { probe_.reset(); }); // making the window is not opening
  connect(&bench_, &Workbench::runChanged, this, &Rehearsal::takeRun);
  connect(&bench_, &Workbench::pictureDrawn, this, [this](const DrawnPicture&, bool before) {
    if (act_ != Act::Erasing || before || firstPair_) return;
    firstPair_ = true;
    say("first after picture since Erase", clock_.elapsed());
  });
  connect(&bench_, &Workbench::failed, this, [this](const QString& sentence) {
    std::fprintf(stderr, "failed: %s\n", qPrintable(sentence));
    act_ = Act::Over;
    QApplication::exit(1);
  });
  auto* timer = new QTimer(this);
  connect(timer, &QTimer::timeout, this, &Rehearsal::look);
  timer->start(kLookEveryMs);
}

void Rehearsal::say(const char* what, qint64 ms) const {
  std::fprintf(stderr, "%s: %lld ms\n", what, static_cast<long long>(ms));
}

void Rehearsal::sayCost() const {
  const PictureCost& cost = bench_.cost();
  say("training, without pictures", cost.spent(PictureCost::Doing::Training));
  say("pictures of snapshots on the way", cost.spent(PictureCost::Doing::PicturesOnTheWay));
  say("pictures of the last snapshot", cost.spent(PictureCost::Doing::PicturesOfResult));
  std::fprintf(stderr, "pictures' share of the erasure: %.1f %%\n", 100 * cost.share());
}

void Rehearsal::endAct(const char* name) {
  printLatency(name, probe_);
  probe_.reset();
}

void Rehearsal::look() {
  if (busy_) return;
  busy_ = true;
  act();
  busy_ = false;
}

void Rehearsal::act() {
  if (act_ == Act::Opening && bench_.run().phase == RunPhase::Ready) {
    say("model open since the window was made", clock_.elapsed());
    endAct("opening");
    act_ = Act::Before;
  } else if (act_ == Act::Before && stage_.drawn(bench_.pictures().base())) {
    say("all before pictures of the folded grid since the window was made", clock_.elapsed());
    endAct("drawing the before pictures");
    shot("first_start");
    startErasing();
  } else if (act_ == Act::Erasing && !midway_ && bench_.snapshots().size() > 3) {
    midway_ = true;
    shot("erasing");
  } else if (act_ == Act::Erasing && bench_.run().phase == RunPhase::Ready) {
    say("erased since Erase", clock_.elapsed());
    sayCost();
    endAct("erasing");
    act_ = Act::After;
  } else if (act_ == Act::After && stage_.drawn(bench_.shownState())) {
    endAct("drawing the after pictures");
    showOff();
    act_ = Act::Stopping;
    bench_.erase();
  }
}

void Rehearsal::startErasing() {
  if (!method_.isEmpty()) stage_.chooseMethod(method_.toStdString());
  act_ = Act::Erasing;
  clock_.restart();
  window_.actions().erase->trigger();
}

void Rehearsal::takeRun(const RunView& run) {
  if (act_ != Act::Stopping) return;
  if (run.phase == RunPhase::Erasing && run.done == kStopAtStep) {
    clock_.restart();
    bench_.stop();
  } else if (run.phase == RunPhase::Stopped || run.phase == RunPhase::Ready) {
    act_ = Act::Over;
    say("idle since Stop", clock_.elapsed());
    QTimer::singleShot(0, this, [this] {
      bench_.discardStopped();
      window_.close();
    });
  }
}

void Rehearsal::showOff() {
  if (shots_.isEmpty()) return;
  shot("finished");
  stage_.openCompare({0, bench_.plan().seeds.front()});
  auto* compare = stage_.compare();
  const char* names[] = {"split", "side_by_side", "blink", "blend", "difference"};
  for (int mode = 0; compare && mode < kCompareModes; ++mode) {
    compare->setMode(static_cast<CompareMode>(mode));
    shot(QStringLiteral("compare_%1").arg(QString::fromLatin1(names[mode])));
  }
  stage_.closeCompare();
  for (const char* name : {"chartsDock", "tradeOffDock", "conflictDock", "tokenDock"})
    if (auto* dock = window_.findChild<QWidget*>(QString::fromLatin1(name))) {
      dock->show();
      shot(QString::fromLatin1(name));
      dock->hide();
    }
  window_.actions().present->trigger();
  if (auto* present = window_.findChild<QWidget*>("presentWindow")) {
    present->setWindowState(Qt::WindowNoState);
    present->resize(1920, 1080);
    QApplication::processEvents();
    grabBoth(*present, "present");
  }
  window_.actions().present->trigger();
}

void Rehearsal::shot(const QString& name) {
  if (shots_.isEmpty()) return;
  const QSize was = window_.size();
  for (const QSize size : {QSize(1280, 800), QSize(1440, 900)}) {
    window_.resize(size);
    QApplication::processEvents();
    grabBoth(window_, QStringLiteral("%1_%2").arg(name).arg(size.width()));
  }
  window_.resize(was);
}

void Rehearsal::grabBoth(QWidget& widget, const QString& name) {
  const Theme was = theme();
  for (const bool dark : {true, false}) {
    setTheme(dark ? Theme::dark() : Theme::light());
    QApplication::processEvents();
    widget.grab().save(QDir(shots_).filePath(name + (dark ? "_dark.png" : "_light.png")));
  }
  setTheme(was);
}

} // namespace pentimento
