#pragma once

#include <QDir>
#include <QImage>
#include <QWidget>

namespace pentimento::testing {

/// True where a person wants to look at pictures: $PENTIMENTO_SHOTS names their folder.
inline bool shotsWanted() {
  return !qEnvironmentVariableIsEmpty("PENTIMENTO_SHOTS");
}

/// Writes the picture to $PENTIMENTO_SHOTS/name.png when that variable is set.
inline void shot(const QImage& picture, const QString& name) {
  if (!shotsWanted()) return;
  const QString folder = qEnvironmentVariable("PENTIMENTO_SHOTS");
  QDir().mkpath(folder);
  picture.save(folder + "/" + name + ".png");
}

inline void shot(QWidget& widget, const QString& name) {
  if (shotsWanted()) shot(widget.grab().toImage(), name); // painting all of it takes its time
}

} // namespace pentimento::testing
