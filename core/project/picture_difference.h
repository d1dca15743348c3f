#pragma once

#include "core/values/image.h"

namespace pentimento {

/// How far two pictures of one size lie apart.
struct PictureDifference {
  int largest = 0;            ///< Of one colour of one pixel, 0..255.
  double changed_share = 0.0; ///< Of the colours of all pixels that differ at all, 0..1.
  double psnr_db = 0.0;       ///< 10 log10(255² / mean squared difference); infinite for equal pictures.
  bool bit_equal() const { return largest == 0; }
};

/// @throws Error(ShapeMismatch) for pictures of different sizes.
PictureDifference compare_pictures(const Image& recorded, const Image& drawn);

} // namespace pentimento
