#pragma once

#include <QMetaType>
#include <QString>

#include "core/values/image.h"
#include "core/values/verdict.h"

namespace pentimento {

/// One state of the model and what it made of the compared noise.
struct CompareState {
  QString label;  ///< "Before", "Snapshot 7"
  QString detail; ///< "no edit", "step 280, now"
  ImagePtr image; ///< Null until it is drawn.
  Verdict verdict = Verdict::NotScored;
  bool judged = true;  ///< False: no mark beside the score (the before has no verdict).
  QString score;       ///< "0.02", "cat 0.99"
  QString hash;        ///< First four characters of the state hash.
  bool hidden = false; ///< Sensitive, and not revealed: there is no image, but not for want of drawing.
};

/// How two pictures are laid against each other.
enum class CompareMode { Split, SideBySide, Blink, Blend, Difference };
inline constexpr int kCompareModes = 5;

} // namespace pentimento

Q_DECLARE_METATYPE(pentimento::CompareState)
