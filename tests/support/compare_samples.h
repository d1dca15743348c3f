#pragma once

#include <QVector>

#include "support/sample_pictures.h"
#include "widgets/views/compare_state.h"

namespace pentimento::testing {

/// Before, an early snapshot, now, and half strength, which is not drawn yet.
inline QVector<CompareState> sampleStates() {
  return {
      {"Before", "no edit", samplePicture("cat", 43, false), Verdict::NotScored, false, "cat 0.99", "b3d0"},
      {"Snapshot 4", "step 160", samplePicture("cat", 43, false), Verdict::Leak, true, "0.58", "41a9"},
      {"Snapshot 7", "step 280, now", samplePicture("cat", 43, true), Verdict::Erased, true, "0.02", "7c1f"},
      {"Half strength", "snapshot 7 at 0.50", nullptr, Verdict::NotScored, true, "", ""}};
}

} // namespace pentimento::testing
