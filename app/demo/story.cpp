#include "app/demo/story.h"

#include <algorithm>

namespace pentimento {

Story::Story(QObject* parent) : QObject(parent) {
  for (QTimer* timer : {&reading_, &soon_}) timer->setSingleShot(true);
  connect(&reading_, &QTimer::timeout, this, &Story::look);
  connect(&soon_, &QTimer::timeout, this, &Story::next);
}

void Story::play(std::vector<StoryStep> steps, bool pauses) {
  stop();
  steps_ = std::move(steps);
  pauses_ = pauses;
  playing_ = true;
  begin(0);
}

void Story::stop() {
  playing_ = false;
  reading_.stop();
  soon_.stop();
}

void Story::begin(std::size_t step) {
  at_ = step;
  acted_ = false;
  if (step >= steps_.size()) {
    playing_ = false;
    Q_EMIT ended();
    return;
  }
  const auto chapters = [this](std::size_t count) {
    return static_cast<int>(std::count_if(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(count),
                                          [](const StoryStep& each) { return bool(each.say); }));
  };
  const StoryStep now = steps_[step]; // acting may stop the story, and a new one may take its place
  if (now.say) Q_EMIT said(now.say(), chapters(step + 1), chapters(steps_.size()));
  if (pauses_ && now.readMs > 0) reading_.start(now.readMs);
  if (now.act) now.act();
  if (!playing_ || at_ != step) return;
  acted_ = true;
  look();
}

void Story::look() {
  if (!playing_ || !acted_ || reading_.isActive() || soon_.isActive()) return;
  const auto& over = steps_[at_].over;
  if (!over || over()) soon_.start(0);
}

void Story::next() {
  if (playing_) begin(at_ + 1);
}

} // namespace pentimento
