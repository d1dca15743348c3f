#pragma once

#include <optional>

#include <QString>
#include <QVector>

#include "core/values/image.h"
#include "core/values/probe_result.h"
#include "core/values/snapshot.h"
#include "core/values/verdict.h"

namespace pentimento {

/// One pair on the wall.
struct PresentCell {
  ImagePtr before;
  ImagePtr after; ///< Null until it is drawn; the before picture's ghost stands in.
  Verdict verdict = Verdict::NotScored;
  bool hidden = false; ///< Sensitive, and not revealed.
};

/// One prompt: "cat", "Asked for".
struct PresentRow {
  QString word;
  QString role;
  QVector<PresentCell> cells;
};

/// One snapshot under the pictures.
struct PresentStop {
  ImagePtr thumbnail;
  std::optional<SnapshotCounts> counts;
  Interval leak;
};

/// Everything that is presented, decided already.
struct PresentScene {
  QString title;    ///< "Erasing cat"
  QString detail;   ///< "drawing dog instead"
  QString progress; ///< "step 280 of 400", or empty.
  int done = 0;
  int total = 0;
  QVector<PresentRow> rows;
  EvidencePanel evidence;
  QVector<PresentStop> stops; ///< The first is "before".
  int slotCount = 0;          ///< Stops that there will be.
  int current = 0;
};

} // namespace pentimento
