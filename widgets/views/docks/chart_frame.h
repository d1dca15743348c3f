#pragma once

#include <QChartView>
#include <QValueAxis>

namespace pentimento {

/// Takes everything off a chart that the design does not draw: background, margins, legend, animation, frame.
void bareChart(QChartView& view);

/// 11 px muted labels; horizontal grid lines in `border` for the upright axis, none for the other.
void styleAxis(QValueAxis& axis, bool upright);

/// Puts the plot where the window's own figures want it: Qt Charts would leave no room to draw in at 228 px.
void placeChart(QChartView& view, int right_room);

/// The chart's name, 11 px muted, in its upper left corner.
void paintChartTitle(QPainter& painter, const QString& title);

} // namespace pentimento
