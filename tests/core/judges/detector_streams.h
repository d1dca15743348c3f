#pragma once

#include <cmath>
#include <cstdint>
#include <deque>
#include <numbers>
#include <random>
#include <vector>

#include "core/judges/online_detector.h"

namespace pentimento::test {

/// Normal numbers that are the same with every standard library.
class Normal {
 public:
  explicit Normal(std::uint64_t seed) : random_(seed) {}
  double uniform() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }
  double operator()() {
    const double r = std::sqrt(-2 * std::log(1 - uniform()));
    return r * std::cos(2 * std::numbers::pi * uniform());
  }

 private:
  std::mt19937_64 random_;
};

struct StreamPicture {
  std::vector<float> embedding;
  bool leak = false;
  int checkpoint = 0;
};

/// A made-up stream of embeddings with known labels.
struct Stream {
  std::vector<WarmExample> warm;
  std::vector<StreamPicture> pictures;

  double leak_rate() const {
    double leaks = 0;
    for (const auto& one : pictures) leaks += one.leak;
    return leaks / static_cast<double>(pictures.size());
  }
};

inline void to_unit(std::vector<double>& x) {
  double square = 0;
  for (const double value : x) square += value * value;
  for (double& value : x) value /= std::sqrt(square);
}

/// "ROT" of the design's simulation: unit vectors in 20 dimensions, the separating direction turns by `angle`
/// over the stream, no picture nearer than .03 to the plane; 50 warm labels; 8 checkpoints.
inline Stream rotating_stream(std::uint64_t seed, double angle, int length = 4000) {
  Normal normal(seed);
  Stream stream;
  const auto draw = [&](double turned) {
    for (;;) {
      std::vector<double> x(20);
      for (double& value : x) value = normal();
      to_unit(x);
      const double margin = std::cos(turned) * x[0] + std::sin(turned) * x[1];
      if (std::abs(margin) >= 0.03) return std::pair(std::vector<float>(x.begin(), x.end()), margin > 0);
    }
  };
  for (int i = 0; i < 50; ++i) {
    auto [x, leak] = draw(0);
    stream.warm.push_back({std::move(x), leak});
  }
  for (int t = 0; t < length; ++t) {
    auto [x, leak] = draw(angle * t / length);
    stream.pictures.push_back({std::move(x), leak, 8 * t / length});
  }
  return stream;
}

/// How a CLIP-like stream moves.
struct ClipMotion {
  double angle = 1.2; ///< Of the class direction.
  bool jump = false;  ///< All at once in the middle, instead of evenly.
  int length = 2000;
  double first_prior = 0.8, last_prior = 0.05;
};

/// "CLIP-like" of the design's simulation: unit vectors in 128 dimensions with a common mean, 7 nuisance
/// directions, overlapping classes (offset .22, deviation .11), a drifting style, and leaks that become rare;
/// 60 warm labels; 8 checkpoints. The design leaves the sizes of mean, nuisance and drift open; those here
/// are chosen, not fitted, so errors compare with each other rather than with the design's.
inline Stream clip_stream(std::uint64_t seed, const ClipMotion& motion = {}) {
  Normal normal(seed);
  Stream stream;
  constexpr int kDimension = 128, kNuisance = 7;
  const auto draw = [&](bool leak, double turned, double time) {
    std::vector<double> x(kDimension);
    for (double& value : x) value = 0.012 * normal();
    const double along = (leak ? 0.22 : -0.22) + 0.11 * normal();
    x[0] += along * std::cos(turned);
    x[1] += along * std::sin(turned);
    for (int i = 0; i < kNuisance; ++i) x[static_cast<std::size_t>(2 + i)] += 0.1 * normal();
    x[10] += 0.8;        // the mean that all embeddings share
    x[11] += 0.1 * time; // style
    to_unit(x);
    return std::vector<float>(x.begin(), x.end());
  };
  for (int i = 0; i < 60; ++i) stream.warm.push_back({draw(i % 2 == 0, 0, 0), i % 2 == 0});
  for (int t = 0; t < motion.length; ++t) {
    const double time = static_cast<double>(t) / motion.length;
    const double turned = motion.jump ? (time >= 0.5 ? motion.angle : 0) : motion.angle * time;
    const bool leak = normal.uniform() < motion.first_prior + (motion.last_prior - motion.first_prior) * time;
    stream.pictures.push_back({draw(leak, turned, time), leak, 8 * t / motion.length});
  }
  return stream;
}

inline DetectorSettings settings_for(const Stream& stream, int burst, std::uint64_t seed = 1) {
  DetectorSettings settings;
  settings.query.planned = static_cast<int>(stream.pictures.size());
  settings.query.burst = burst;
  settings.query.seed = seed;
  return settings;
}

/// A detector after a stream whose auditor answers truly, `delay` pictures late; at the end everything is
/// answered.
struct StreamRun {
  OnlineDetector detector;
  double error = 0.0;
  double label_rate = 0.0;
};

inline StreamRun run_stream(const Stream& stream, const DetectorSettings& settings, int delay = 0,
                            DetectorSink sink = {}) {
  StreamRun run{OnlineDetector(settings, stream.warm, std::move(sink))};
  std::deque<int> waiting;
  const auto answer = [&] {
    const int id = waiting.front();
    waiting.pop_front();
    run.detector.label(id, stream.pictures[static_cast<std::size_t>(id)].leak ? HumanLabel::Leak
                                                                              : HumanLabel::Clean);
  };
  int wrong = 0, asked = 0, now = 0;
  for (const auto& picture : stream.pictures) {
    while (!waiting.empty() && waiting.front() + delay <= now) answer();
    const auto& seen =
        run.detector.observe(picture.embedding, {picture.checkpoint, "direct", "a cat", 0, ""});
    wrong += seen.leak != picture.leak;
    asked += seen.query.asked;
    if (seen.query.asked) waiting.push_back(seen.id);
    if (delay == 0 && !waiting.empty()) answer();
    ++now;
  }
  while (!waiting.empty()) answer();
  run.error = static_cast<double>(wrong) / now;
  run.label_rate = static_cast<double>(asked) / now;
  return run;
}

} // namespace pentimento::test
