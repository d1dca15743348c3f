#pragma once

#include <QMetaType>
#include <QString>

#include "core/values/grid_cell.h"

namespace pentimento {

/// One cell of the grid as it is painted: pictures, captions and every flag already decided.
struct ShownCell {
  ImagePtr before;
  ImagePtr after;
  ImagePtr beforePreview; ///< Rough, of what is being drawn where a picture is still to come; never of
  ImagePtr afterPreview;  ///< a hidden one. In the place of an older state's picture too.
  QString beforeScore;    ///< "0.98", "–" without a judge, empty before it is drawn.
  QString afterScore;     ///< "0.94", "not scored", "not sure", "asks you".
  QString hash;           ///< First four characters of the state that drew the after picture.
  QString baseHash;       ///< The same of the before picture.
  Verdict verdict = Verdict::NotScored;
  CellProgress progress = CellProgress::Empty;
  int step = 0;
  int steps = 0;
  bool beforeWaiting = false; ///< The before picture is still to come,
  int beforeStep = 0;         ///< and so far drawn; 0 of 0 while it waits for its turn.
  int beforeSteps = 0;
  bool stale = false;    ///< The after picture was drawn by another state than the grid shows.
  bool hidden = false;   ///< Sensitive, and not revealed.
  bool filtered = false; ///< Its verdict is switched off in the head of the grid.
  QString failure;       ///< Why it could not be drawn.
};

} // namespace pentimento

Q_DECLARE_METATYPE(pentimento::ShownCell)
