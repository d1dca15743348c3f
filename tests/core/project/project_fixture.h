#pragma once

#include <string>

#include "core/edits/weight_delta.h"
#include "core/io/io_fixture.h"
#include "core/project/project.h"

namespace pentimento::testing {

/// A picture whose every colour follows from `seed`.
inline Image seeded_picture(std::uint64_t seed, int side = 8) {
  Image image{side, side, {}};
  for (int i = 0; i < side * side * 3; ++i)
    image.rgb.push_back(static_cast<std::uint8_t>((seed * 37 + static_cast<std::uint64_t>(i) * 11) & 0xFF));
  return image;
}

/// An edit of one small matrix.
inline WeightDelta small_edit(float value = 1.0F) {
  WeightDelta delta;
  delta.origin.base_hash = std::string(64, 'b');
  delta.origin.method = "uce";
  delta.origin.pairs = {{"cat", "dog"}};
  delta.entries["attn2.to_k.weight"] = dense_entry(torch::full({2, 3}, value));
  return delta;
}

/// A picture of a cell, judged.
inline CellRecord cell_at(std::int64_t run, const std::string& side, int row, std::uint64_t seed) {
  CellRecord cell;
  cell.run = run;
  cell.side = side;
  cell.key = {row, seed};
  cell.one = {"a photo of a cat", Role::Synonym, "kitten", "cat", "", row == 1};
  cell.state = std::string(64, 'c');
  cell.elapsed_ms = 12.5;
  cell.manifest = {{"prompt", cell.one.text}, {"seed", seed}};
  cell.judge = "judge";
  cell.score = Score{0.75, "cat", true};
  cell.verdict = Verdict::Leak;
  return cell;
}

/// What a run's manifest holds at least.
inline Document small_manifest() {
  return {{"format", "pentimento-manifest"},
          {"model", {{"path", "miniature"}, {"base_hash", std::string(64, 'b')}}},
          {"conditions", {{"device", "CPU"}, {"precision", "fp32"}, {"threads", 1}}},
          {"edits", Document::array()}};
}

} // namespace pentimento::testing
