#pragma once

#include <memory>

#include "core/values/concept.h"
#include "core/values/image.h"

namespace pentimento::testing {

/// A small picture with a disc on it, in colours made from `seed`.
inline ImagePtr samplePicture(int seed) {
  auto picture = std::make_shared<Image>();
  picture->width = picture->height = 64;
  for (int y = 0; y < 64; ++y)
    for (int x = 0; x < 64; ++x) {
      const bool inside = (x - 32) * (x - 32) + (y - 36) * (y - 36) < 22 * 22;
      const int base = inside ? 90 + seed * 37 % 150 : 150 + seed * 59 % 90;
      for (int channel = 0; channel < 3; ++channel)
        picture->rgb.push_back(static_cast<std::uint8_t>((base + channel * (inside ? seed * 61 : 20)) % 256));
    }
  return picture;
}

/// A trained method with every kind of setting and two presets.
inline MethodDescription sampleDoco() {
  MethodDescription doco{"doco", "DoCo", "trained, K and V", "Wu et al., 2025", true, {}, {}};
  doco.settings = {{"steps",
                    "Steps",
                    "How many training steps.",
                    "steps",
                    SettingKind::Integer,
                    std::int64_t{400},
                    1,
                    5000,
                    {},
                    true},
                   {"snapshot_every",
                    "Snapshot every",
                    "A snapshot each so many steps.",
                    "steps",
                    SettingKind::Integer,
                    std::int64_t{40},
                    1,
                    5000,
                    {},
                    true},
                   {"learning_rate",
                    "Learning rate",
                    "Of the edited matrices.",
                    "",
                    SettingKind::Real,
                    0.002,
                    1e-7,
                    1.0,
                    {},
                    false},
                   {"keep_weight",
                    "Keep weight",
                    "How much the kept concepts count.",
                    "",
                    SettingKind::Real,
                    1.0,
                    0.0,
                    10.0,
                    {},
                    true},
                   {"surgery",
                    "Gradient surgery",
                    "Leave out what harms the kept concepts.",
                    "",
                    SettingKind::Boolean,
                    true,
                    0,
                    0,
                    {},
                    false},
                   {"loop",
                    "Loop",
                    "Which training loop.",
                    "",
                    SettingKind::Choice,
                    std::string("fixed"),
                    0,
                    0,
                    {"fixed", "repository"},
                    false}};
  doco.presets = {{"fixed", "Our default.", {{"keep_weight", 1.5}}},
                  {"repository",
                   "The official loop with its quirks.",
                   {{"loop", std::string("repository")}, {"steps", std::int64_t{2000}}}}};
  return doco;
}

/// The trained method, and one that is done at once.
inline std::vector<MethodDescription> sampleMethods() {
  MethodDescription uce{"uce", "UCE", "closed form, at once", "Gandikota et al., 2024", false, {}, {}};
  uce.settings = {
      {"lambda", "Keep weight", "Regularisation.", "", SettingKind::Real, 0.5, 0.0, 10.0, {}, true}};
  return {sampleDoco(), uce};
}

inline Plan samplePlan() {
  Plan plan;
  plan.pairs = {{"cat", "dog"}};
  plan.kept = {"rabbit", "fox", "bear", "panda", "penguin"};
  return plan;
}

} // namespace pentimento::testing
