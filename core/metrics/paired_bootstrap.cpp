#include "core/metrics/paired_bootstrap.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>

#include "core/base/error.h"
#include "core/metrics/intervals.h"

namespace pentimento {
namespace {

struct Cluster {
  double sum = 0;
  int n = 0;
};

/// The prompts in the order of their numbers.
std::vector<Cluster> clusters_of(const std::vector<PairedOutcome>& outcomes) {
  std::map<int, Cluster> by_prompt;
  for (const auto& one : outcomes) {
    auto& cluster = by_prompt[one.prompt];
    cluster.sum += one.after - one.before;
    ++cluster.n;
  }
  std::vector<Cluster> clusters;
  for (const auto& [prompt, cluster] : by_prompt) clusters.push_back(cluster);
  return clusters;
}

} // namespace

double quantile(std::vector<double> values, double q) {
  if (values.empty() || !(q >= 0 && q <= 1))
    throw Error(ErrorCode::BadSetting, "a quantile cannot be taken", "values, and 0 to 1",
                std::to_string(values.size()) + " values, " + std::to_string(q));
  std::sort(values.begin(), values.end());
  const double at = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(at));
  const auto above = std::min(below + 1, values.size() - 1);
  return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

PairedDifference paired_bootstrap(const std::vector<PairedOutcome>& outcomes,
                                  const BootstrapSettings& settings) {
  check_proportion({}, settings.confidence);
  const auto clusters = clusters_of(outcomes);
  if (clusters.size() < 2 || settings.resamples < 1)
    throw Error(ErrorCode::BadSetting, "a bootstrap has too little to draw from",
                "two prompts or more, one resample or more",
                std::to_string(clusters.size()) + " prompts, " + std::to_string(settings.resamples) +
                    " resamples");
  PairedDifference result;
  result.prompts = static_cast<int>(clusters.size());
  result.pictures = static_cast<int>(outcomes.size());
  double sum = 0;
  for (const auto& cluster : clusters) sum += cluster.sum;
  result.difference = sum / result.pictures;

  std::mt19937 random(settings.seed);
  std::vector<double> means;
  means.reserve(static_cast<std::size_t>(settings.resamples));
  for (int b = 0; b < settings.resamples; ++b) {
    double total = 0;
    int n = 0;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      const auto& drawn = clusters[(static_cast<std::uint64_t>(random()) * clusters.size()) >> 32];
      total += drawn.sum;
      n += drawn.n;
    }
    means.push_back(total / n);
  }
  const double tail = 0.5 * (1 - settings.confidence);
  result.low = quantile(means, tail);
  result.high = quantile(std::move(means), 1 - tail);
  return result;
}

} // namespace pentimento
