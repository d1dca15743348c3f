#pragma once

#include "support/sample_pictures.h"
#include "widgets/views/present/present_scene.h"

namespace pentimento::testing {

/// The mock's run: 13 of 61 leaks at snapshot 7 of 10.
inline PresentScene presentSample() {
  PresentScene scene;
  scene.title = "Erasing cat";
  scene.detail = "drawing dog instead";
  scene.progress = "step 280 of 400";
  scene.done = 280;
  scene.total = 400;
  const auto row = [&](const char* word, const char* role, Verdict good, Verdict bad) {
    PresentRow one{word, role, {}};
    for (int seed = 41; seed < 44; ++seed)
      one.cells << PresentCell{samplePicture("cat", seed, false), samplePicture("cat", seed, seed < 43),
                               seed < 43 ? good : bad, false};
    scene.rows << one;
  };
  row("cat", "Asked for", Verdict::Erased, Verdict::Leak);
  row("kitten", "Also means cat", Verdict::Erased, Verdict::Leak);
  row("fox", "Must stay", Verdict::Kept, Verdict::Damaged);
  scene.evidence.leak_total = {13, 61};
  scene.evidence.leak_interval = {0.13, 0.33};
  scene.evidence.kept_total = {75, 76};
  scene.evidence.leaks = {{"synonym", Role::Synonym, {6, 16}, {0.18, 0.61}, {}, ""},
                          {"language", Role::Language, {4, 15}, {0.11, 0.52}, {}, ""},
                          {"combined", Role::Combined, {}, {}, {}, "not run"}};
  for (int i = 0; i < 8; ++i) {
    const int k = 61 - 7 * i;
    scene.stops << PresentStop{samplePicture("cat", 42, i > 4),
                               SnapshotCounts{i, 40 * i, {k, 61}, {75, 76}},
                               {std::max(0.0, k / 61.0 - 0.1), std::min(1.0, k / 61.0 + 0.1)}};
  }
  scene.slotCount = 11;
  scene.current = 7;
  return scene;
}

} // namespace pentimento::testing
