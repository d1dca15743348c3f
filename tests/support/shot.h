#pragma once

#include <QDir>
#include <QImage>
#include <QWidget>

namespace pentimento::testing {

/// Writes the picture to $PENTIMENTO_SHOTS/name.png when that variable is set, for a person to look at.
inline void shot(const QImage& picture, const QString& name) {
  const QString folder = qEnvironmentVariable("PENTIMENTO_SHOTS");
  if (folder.isEmpty()) return;
  QDir().mkpath(folder);
  picture.save(folder + "/" + name + ".png");
}

inline void shot(QWidget& widget, const QString& name) {
  shot(widget.grab().toImage(), name);
}

} // namespace pentimento::testing
