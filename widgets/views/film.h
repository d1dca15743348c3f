#pragma once

#include <QImage>
#include <QList>
#include <QString>

#include "core/values/image.h"
#include "core/values/verdict.h"

namespace pentimento {

/// One moment of a run, as it is saved.
struct FilmFrame {
  ImagePtr image;  ///< Null leaves its place empty.
  QString caption; ///< "before", "step 40"
  QString score;   ///< "cat 0.02", or empty.
  Verdict verdict = Verdict::NotScored;
  bool judged = false; ///< Whether the verdict has its mark.
};

/// The frames side by side with their captions under them, in rows of `columns`, under a title.
QImage filmStrip(const QList<FilmFrame>& frames, const QString& title, int side, int columns);

/// The frames one by one, all of one size.
QList<QImage> filmFrames(const QList<FilmFrame>& frames, const QString& title, int side);

} // namespace pentimento
