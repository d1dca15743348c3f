#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/values/failure.h"
#include "core/values/image.h"
#include "core/values/verdict.h"

namespace pentimento {

/// Where a picture belongs: prompt case × seed.
struct CellKey {
  int row = 0; ///< Index into Suite::cases.
  std::uint64_t seed = 0;
  bool operator==(const CellKey&) const = default;
  auto operator<=>(const CellKey&) const = default;
};

/// What the judge said of one picture.
struct Score {
  double probability = 0.0; ///< Of the label asked about, 0..1.
  std::string top_label;    ///< The most probable label of the vocabulary.
  bool sure = false;        ///< False inside the margin: "not sure" is a verdict of its own.
  bool operator==(const Score&) const = default;
};

/// One drawn picture with the state that really made it.
struct DrawnPicture {
  CellKey key;
  ImagePtr image;
  std::string state;          ///< Full state hash of the weights, checked before and after sampling.
  std::optional<Score> score; ///< Empty without a judge.
  Verdict verdict = Verdict::NotScored;
  int snapshot = -1; ///< The snapshot it was drawn for; -1 = not of a run.
  double elapsed_ms = 0.0;
  std::shared_ptr<const std::vector<float>> embedding; ///< Judge::embedding; null without one.
};

/// How far a cell's "after" has come.
enum class CellProgress { Empty, Waiting, Drawing, Drawn, Failed };

/// Everything the grid shows in one cell.
struct GridCell {
  std::optional<DrawnPicture> before;
  std::optional<DrawnPicture> after;
  CellProgress progress = CellProgress::Empty; ///< Of the after picture.
  int step = 0;                                ///< While drawing: "12 of 20".
  int steps = 0;
  std::string failure;
};

} // namespace pentimento
