#include "app/cli/stopwatch.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace pentimento::cli {
namespace {

/// Linear between neighbours, as numpy does it. @param sorted not empty.
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const auto above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> sorted(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values;
}

void wait_for(torch::Device device) {
  if (device.is_cuda()) torch::cuda::synchronize(device.index());
}

} // namespace

double Timing::median_ms() const {
  return runs_ms.empty() ? 0.0 : quantile(sorted(runs_ms), 0.5);
}

double Timing::iqr_ms() const {
  if (runs_ms.empty()) return 0.0;
  const auto all = sorted(runs_ms);
  return quantile(all, 0.75) - quantile(all, 0.25);
}

Timing measure(const std::string& name, int batch, int repeats, torch::Device device, RunControl& control,
               const std::function<void()>& work, const std::function<void()>& before) {
  Timing timing{name, batch, {}};
  for (int i = -1; i < repeats; ++i) {
    control.checkpoint();
    if (before) {
      before();
      wait_for(device);
    }
    const auto started = std::chrono::steady_clock::now();
    work();
    wait_for(device);
    const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - started;
    if (i >= 0) timing.runs_ms.push_back(elapsed.count());
  }
  return timing;
}

} // namespace pentimento::cli
