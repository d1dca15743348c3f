#pragma once

#include <QPainter>

#include "widgets/views/present/present_scene.h"

namespace pentimento {

/// Paints the snapshots and their two curves below `top`, in the room from `left` to `right` with the labels
/// at `labels`.
void paintPresentTimeline(QPainter& painter, const PresentScene& scene, double labels, double left,
                          double right, double top);

} // namespace pentimento
