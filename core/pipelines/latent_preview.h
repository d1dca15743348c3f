#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include "core/base/torch.h"

#include "core/pipelines/latent_colours.h"
#include "core/values/image.h"

namespace pentimento {

/// Pictures of what is being denoised, small and rough, throttled by time and not by steps: a batch that is
/// through within the interval costs nothing, a slow one about a millisecond twice a second. The first batch
/// of a model that is slow enough to be looked at shows nothing yet: its decoded pictures teach the colours.
class LatentPreview {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;

  /// Often enough to see a picture come, and so seldom that a preview may take 15 ms before it costs 3 %: on
  /// an accelerator each one waits until the steps in its queue are through, and the next ones are late.
  static constexpr std::chrono::milliseconds kInterval{500};

  explicit LatentPreview(Clock::duration interval = kInterval, Now now = Clock::now)
      : interval_(interval), now_(std::move(now)) {}

  /// A batch begins: its first preview is due an interval from now.
  void begin() { next_ = now_() + interval_; }
  /// True once the interval has passed since the batch began, or since the last pictures().
  bool due() const { return now_() >= next_; }
  /// @param original what the model takes for the pictures now, [B, C, h, w] on its device. @return B
  /// pictures of h × w; none while no colours are known, or where `original` is not finite.
  std::vector<Image> pictures(const torch::Tensor& original);
  /// Learns the colours from the first pictures after one was asked for in vain, and from no more than
  /// needed. @param latents [C, h, w], finite. @param picture what they were decoded to.
  void learn(const torch::Tensor& latents, const Image& picture);

  const LatentColours& colours() const { return colours_; }

 private:
  Clock::duration interval_;
  Now now_;
  Clock::time_point next_ = Clock::time_point::max();
  bool wanted_ = false;
  LatentColours colours_;
};

} // namespace pentimento
