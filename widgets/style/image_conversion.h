#pragma once

#include <cstring>

#include <QImage>

#include "core/values/image.h"

namespace pentimento {

/// The picture's own bytes as Qt's, not copied: `image` has to outlive it. Null as below.
inline QImage viewOf(const Image& image) {
  const std::size_t stride = static_cast<std::size_t>(image.width) * 3;
  if (image.width <= 0 || image.height <= 0 ||
      image.rgb.size() != stride * static_cast<std::size_t>(image.height))
    return {};
  return QImage(image.rgb.data(), image.width, image.height, static_cast<qsizetype>(stride),
                QImage::Format_RGB888);
}

/// The picture as Qt's own, copied: it may outlive `image`. Null for an empty or inconsistent picture.
inline QImage toQImage(const Image& image) {
  const std::size_t stride = static_cast<std::size_t>(image.width) * 3;
  if (image.width <= 0 || image.height <= 0 ||
      image.rgb.size() != stride * static_cast<std::size_t>(image.height))
    return {};
  QImage copy(image.width, image.height, QImage::Format_RGB888); // its rows are padded to 4 bytes
  for (int y = 0; y < image.height; ++y)
    std::memcpy(copy.scanLine(y), image.rgb.data() + static_cast<std::size_t>(y) * stride, stride);
  return copy;
}

inline QImage toQImage(const ImagePtr& image) {
  return image ? toQImage(*image) : QImage();
}

} // namespace pentimento
