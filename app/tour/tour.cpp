#include "app/tour/tour.h"

#include <utility>

#include "app/demo/stage.h"
#include "app/window/main_window.h"
#include "widgets/views/tour/spotlight.h"
#include "widgets/views/tour/tour_card.h"

namespace pentimento {
namespace {

/// A place of the window and what is said of it.
struct Stop {
  const char* widget;
  const char* title;
  const char* text;
};

constexpr Stop kAll[Tour::kStops] = {
    {"plan", QT_TRANSLATE_NOOP("pentimento::Tour", "The plan"),
     QT_TRANSLATE_NOOP(
         "pentimento::Tour",
         "What goes, and what is drawn in its place: cat becomes dog. Below it what has to stay.")},
    {"eraseButton", QT_TRANSLATE_NOOP("pentimento::Tour", "Erase"),
     QT_TRANSLATE_NOOP(
         "pentimento::Tour",
         "One click, about a minute. The model itself is never changed: the result is an edit that can "
         "be weakened, switched off and undone.")},
    {"grid", QT_TRANSLATE_NOOP("pentimento::Tour", "The pairs"),
     QT_TRANSLATE_NOOP(
         "pentimento::Tour",
         "Before and after, from the same noise. Filled marks want attention: ● the cat is still there, ▲ "
         "something else broke. A click opens a pair.")},
    {"timeline", QT_TRANSLATE_NOOP("pentimento::Tour", "The timeline"),
     QT_TRANSLATE_NOOP(
         "pentimento::Tour",
         "Every snapshot of the run is kept. Drag to go back to any of them; grid and figures follow.")},
    {"evidence", QT_TRANSLATE_NOOP("pentimento::Tour", "The evidence"),
     QT_TRANSLATE_NOOP(
         "pentimento::Tour",
         "What still shines through and what else broke, as k of n with an interval. F1 explains "
         "whatever has the focus.")}};

} // namespace

Tour::Tour(MainWindow& window) : QObject(&window), window_(window) {
  connect(&window_.bench(), &Workbench::runStarted, this, &Tour::stop); // whoever erases has seen enough
}

QWidget* Tour::targetOf(int stop) const {
  auto* widget = window_.findChild<QWidget*>(QString::fromLatin1(kAll[stop].widget));
  return widget && widget->isVisible() ? widget : nullptr;
}

void Tour::start() {
  stop();
  Stage(window_).closeCompare();
  focusBefore_ = window_.focusWidget();
  light_ = new Spotlight(&window_);
  card_ = new TourCard(&window_);
  connect(light_, &Spotlight::moved, this, &Tour::place);
  connect(card_, &TourCard::nextRequested, this, [this] { go(1); });
  connect(card_, &TourCard::backRequested, this, [this] { go(-1); });
  connect(card_, &TourCard::skipRequested, this, &Tour::stop);
  at_ = -1;
  go(1);
}

void Tour::stop() {
  if (!card_) return;
  Spotlight* light = std::exchange(light_, nullptr);
  light->hide();
  light->deleteLater();
  TourCard* card = std::exchange(card_, nullptr);
  card->hide(); // it may be the one that is speaking
  card->deleteLater();
  if (focusBefore_) focusBefore_->setFocus();
  Q_EMIT ended();
}

void Tour::go(int by) {
  int next = at_ + by;
  while (next >= 0 && next < kStops && !targetOf(next)) next += by;
  if (next >= kStops) return stop();
  if (next < 0) return;
  at_ = next;
  light_->setTarget(targetOf(at_));
  light_->show();
  light_->raise();
  card_->say(tr(kAll[at_].title), tr(kAll[at_].text), at_ + 1, kStops);
  card_->show();
  card_->raise();
  place();
}

void Tour::place() {
  if (card_) card_->move(Spotlight::placeBeside(light_->frame(), card_->size(), window_.rect()));
}

} // namespace pentimento
