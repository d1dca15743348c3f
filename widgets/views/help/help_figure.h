#pragma once

#include <QByteArray>
#include <QImage>

namespace pentimento {

/// A figure drawn in the light theme's colours, with each of them replaced by that role's colour of the theme
/// of now.
QByteArray figureInTheme(QByteArray svg);

/// The figure `name` of the help's resources, drawn for a screen of that ratio; null where there is none.
QImage helpFigure(const QString& name, qreal ratio);

} // namespace pentimento
