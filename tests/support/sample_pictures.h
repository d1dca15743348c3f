#pragma once

#include <memory>

#include <QImage>
#include <QPainter>

#include "core/values/image.h"

namespace pentimento::testing {

inline ImagePtr fromQImage(const QImage& picture) {
  const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
  auto image = std::make_shared<Image>(Image{rgb.width(), rgb.height(), {}});
  for (int y = 0; y < rgb.height(); ++y)
    image->rgb.insert(image->rgb.end(), rgb.constScanLine(y), rgb.constScanLine(y) + 3 * rgb.width());
  return image;
}

/// A 64 px picture: $PENTIMENTO_SHOT_PICTURES/name_seed_side.png for shots that look real, else a disc on a
/// ground of its own.
inline ImagePtr samplePicture(const QString& name, int seed, bool after) {
  const QString folder = qEnvironmentVariable("PENTIMENTO_SHOT_PICTURES");
  const QImage file(QString("%1/%2_%3_%4.png").arg(folder, name).arg(seed).arg(after ? "after" : "before"));
  if (!folder.isEmpty() && !file.isNull()) return fromQImage(file);
  QImage drawn(64, 64, QImage::Format_RGB888);
  drawn.fill(QColor::fromHsv((seed * 71) % 360, 120, 220));
  QPainter painter(&drawn);
  painter.setBrush(QColor::fromHsv(int(qHash(name) % 360), 200, after ? 140 : 240));
  painter.drawEllipse(12, after ? 20 : 12, 40, 40);
  painter.end();
  return fromQImage(drawn);
}

} // namespace pentimento::testing
