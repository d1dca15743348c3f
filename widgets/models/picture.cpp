#include "widgets/models/picture.h"

namespace pentimento {

QImage toQImage(const ImagePtr& image) {
  if (!image || image->empty()) return {};
  const auto release = [](void* keeper) { delete static_cast<ImagePtr*>(keeper); };
  return QImage(image->rgb.data(), image->width, image->height, image->width * 3, QImage::Format_RGB888,
                release, new ImagePtr(image));
}

} // namespace pentimento
