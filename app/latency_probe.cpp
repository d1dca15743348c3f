#include "app/latency_probe.h"

#include <algorithm>
#include <cstdio>

namespace pentimento {
namespace {
constexpr int kEveryMs = 4;
constexpr std::size_t kMost = 1'000'000; // about an hour
} // namespace

LatencyProbe::LatencyProbe(QObject* parent) : QObject(parent) {
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &LatencyProbe::tick);
  clock_.start();
  timer_.start(kEveryMs);
}

void LatencyProbe::tick() {
  const double late = static_cast<double>(clock_.nsecsElapsed()) / 1e6 - kEveryMs;
  if (late_ms_.size() < kMost) late_ms_.push_back(static_cast<float>(std::max(0.0, late)));
  clock_.restart();
  timer_.start(kEveryMs);
}

LatencyProbe::Figures LatencyProbe::figures() const {
  if (late_ms_.empty()) return {};
  auto sorted = late_ms_;
  std::sort(sorted.begin(), sorted.end());
  const auto at = [&](double q) {
    return static_cast<double>(sorted[static_cast<std::size_t>(q * (sorted.size() - 1))]);
  };
  return {at(0.5), at(0.99), sorted.back(), static_cast<int>(sorted.size())};
}

void printLatency(const char* what, const LatencyProbe& probe) {
  const auto figures = probe.figures();
  std::fprintf(stderr, "event loop lateness, %s: median %.2f ms, p99 %.2f ms, largest %.2f ms, n %d\n", what,
               figures.median_ms, figures.p99_ms, figures.largest_ms, figures.n);
}

} // namespace pentimento
