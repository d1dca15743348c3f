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

/// A number among a method's settings.
inline SettingDescription sampleNumber(const char* key, const char* label, SettingValue value, double most,
                                       bool primary) {
  const bool whole = std::holds_alternative<std::int64_t>(value);
  SettingDescription setting;
  setting.key = key;
  setting.label = label;
  setting.help = std::string("About ") + label + ".";
  setting.kind = whole ? SettingKind::Integer : SettingKind::Real;
  setting.standard = value;
  setting.least = whole ? 1 : 0;
  setting.most = most;
  setting.primary = primary;
  return setting;
}

/// A trained method with every kind of setting and two presets.
inline MethodDescription sampleDoco() {
  MethodDescription doco{"doco", "DoCo", "trained, K and V", "Wu et al., 2025", true, {}, {}};
  SettingDescription surgery{"surgery", "Gradient surgery",   "Leave out what harms the kept.",
                             "",        SettingKind::Boolean, true};
  SettingDescription loop{
      "loop", "Loop", "Which training loop.", "", SettingKind::Choice, std::string("fixed")};
  loop.choices = {"fixed", "repository"};
  doco.settings = {sampleNumber("steps", "Steps", std::int64_t{400}, 5000, true),
                   sampleNumber("snapshot_every", "Snapshot every", std::int64_t{40}, 5000, true),
                   sampleNumber("learning_rate", "Learning rate", 0.002, 1, false),
                   sampleNumber("keep_weight", "Keep weight", 1.0, 10, true),
                   surgery,
                   loop};
  doco.presets = {{"fixed", "Our default.", {{"keep_weight", 1.5}}},
                  {"repository",
                   "The official loop.",
                   {{"loop", std::string("repository")}, {"steps", std::int64_t{2000}}}}};
  return doco;
}

/// The trained method, and one that is done at once.
inline std::vector<MethodDescription> sampleMethods() {
  MethodDescription uce{"uce", "UCE", "closed form, at once", "Gandikota et al., 2024", false, {}, {}};
  uce.settings = {sampleNumber("lambda", "Keep weight", 0.5, 10, true)};
  return {sampleDoco(), uce};
}

inline Plan samplePlan() {
  Plan plan;
  plan.pairs = {{"cat", "dog"}};
  plan.kept = {"rabbit", "fox", "bear", "panda", "penguin"};
  return plan;
}

} // namespace pentimento::testing
