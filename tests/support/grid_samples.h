#pragma once

#include <memory>

#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"

namespace pentimento::testing {

/// A picture of one colour.
inline ImagePtr plain(std::uint8_t r, std::uint8_t g, std::uint8_t b, int side = 64) {
  auto image = std::make_shared<Image>(Image{side, side, {}});
  for (int i = 0; i < side * side; ++i) image->rgb.insert(image->rgb.end(), {r, g, b});
  return image;
}

inline DrawnPicture picture(int row, std::uint64_t seed, ImagePtr image, const char* state,
                            double probability = 0.98, Verdict verdict = Verdict::NotScored) {
  return {{row, seed}, std::move(image), state, Score{probability, "cat", true}, verdict, -1, 12.0};
}

/// Two prompts of three roles, not in the order of the roles.
inline Suite smallSuite() {
  return {"small",
          {{"a photo of a cat", Role::Target, "cat", "cat", "", false},
           {"a photo of a fox", Role::Kept, "fox", "fox", "", false},
           {"a photo of a kitten", Role::Synonym, "kitten", "cat", "", false},
           {"a watercolor of a kitten", Role::Synonym, "kitten", "cat", "", false},
           {"a drawing of a cat", Role::Target, "cat", "cat", "", false},
           {"a photo of a bear", Role::Kept, "bear", "bear", "", true}}};
}

} // namespace pentimento::testing
