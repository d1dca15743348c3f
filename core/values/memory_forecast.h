#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>

namespace pentimento {

/// Memory that can still be taken, and all there is, in bytes; zeros where it is not known.
struct FreeMemory {
  std::int64_t free = 0;
  std::int64_t total = 0;
};

/// How free memory is asked for where a test puts its own in place.
using MemoryProbe = std::function<FreeMemory()>;

/// What a run will take, said before it begins. All in bytes, counted from the model's shapes, each moment
/// with what the libraries waste beside its tensors.
struct MemoryForecast {
  std::int64_t weights = 0;   ///< The open model's, which lie in memory already.
  std::int64_t kept = 0;      ///< Held throughout the run: trained parameters, their optimizer, the edit.
  std::int64_t preparing = 0; ///< Drawing what is trained on, or encoding sentences; before anything is held.
  std::int64_t working = 0; ///< The largest step of an erasure: a training step, or a closed form's equation.
  std::int64_t drawing = 0; ///< The UNet over the largest batch of pictures.
  std::int64_t decoding = 0; ///< The VAE over one picture.
  int rows = 0;              ///< That are trained on at once.
  int rows_that_fit = 0;     ///< As many as there is memory for; at most `rows`.
  int pictures = 0;          ///< That are drawn at once.
  FreeMemory memory;         ///< Where the model runs, when the forecast was made.

  /// How far off a forecast is at the most: see tests/features.md, row 15.
  static constexpr double spread = 0.3;

  /// The largest moment of the erasure itself.
  std::int64_t working_needs() const { return std::max(preparing, kept + working); }
  /// Beside what is in memory now, at the largest moment.
  std::int64_t needs() const { return std::max(working_needs(), kept + std::max(drawing, decoding)); }
  /// True where even the upper end fits, or nothing is known about the memory.
  bool fits() const { return memory.total == 0 || above(needs()) <= memory.free; }
  /// True where the erasure itself fits. Only smaller settings help where it does not; pictures are drawn
  /// fewer at a time when memory runs out, and decoded in tiles.
  bool working_fits() const {
    return memory.total == 0 || working == 0 || above(working_needs()) <= memory.free;
  }
  /// The upper end.
  static std::int64_t above(std::int64_t bytes) {
    return static_cast<std::int64_t>(static_cast<double>(bytes) * (1.0 + spread));
  }
};

} // namespace pentimento
