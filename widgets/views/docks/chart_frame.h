#pragma once

#include <QChartView>

namespace pentimento {

/// Takes everything off a chart that the design does not draw: background, margins, legend, animation, frame.
void bareChart(QChartView& view);

/// Grid lines at the bottom, middle and top of the plot with their values: Qt Charts' own labels vanish in
/// low charts.
void paintHeights(QPainter& painter, const QRectF& plot, double least, double most);

/// The values at the left, middle and right below the plot.
void paintSteps(QPainter& painter, const QRectF& plot, double least, double most);

/// Puts the plot where the window's own figures want it: Qt Charts would leave no room to draw in at 228 px.
void placeChart(QChartView& view, int right_room);

/// The chart's name, 11 px muted, in its upper left corner.
void paintChartTitle(QPainter& painter, const QString& title);

} // namespace pentimento
