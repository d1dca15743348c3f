#pragma once

#include <QImage>

#include "core/values/image.h"

namespace pentimento {

/// The same pixels as a QImage, not copied: it holds on to the picture. Null for no picture.
QImage toQImage(const ImagePtr& image);

} // namespace pentimento
