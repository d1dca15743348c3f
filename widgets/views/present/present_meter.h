#pragma once

#include <QPainter>

#include "core/values/probe_result.h"

namespace pentimento {

/// Paints the leak meter in large type into `place`: k of n, its bar and interval, the kinds of prompts, and
/// what was kept.
void paintPresentMeter(QPainter& painter, const QRectF& place, const EvidencePanel& evidence);

} // namespace pentimento
