#pragma once

#include <utility>

#include <QColor>
#include <QImage>

#include "core/values/attention_map.h"

namespace pentimento {

/// Magma (Smith and van der Walt 2015, CC0) over 0..1, clamped; exactly 0 is black, so that "nothing changed"
/// is black.
QRgb magma(double value);

/// The map from left (0) to right (1), one row of 256 pixels.
QImage magmaStrip();

/// How two pictures of one size differ: per pixel the largest change of a channel, 0..1.
struct DifferenceHeat {
  QImage heat; ///< In magma; null when the sizes differ or a picture is missing.
  double mean = 0.0;
  double largest = 0.0;
};

DifferenceHeat differenceHeat(const QImage& left, const QImage& right);

/// Two attention maps in magma on one scale: their largest value is 1. Null for an empty map.
std::pair<QImage, QImage> attentionPictures(const AttentionMap& before, const AttentionMap& after);

} // namespace pentimento
