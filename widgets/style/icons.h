#pragma once

#include <QIcon>
#include <QPainter>

#include "widgets/style/theme.h"

namespace pentimento {

/// A bundled 16 px line icon, tinted with a role of the theme when it is painted, so that it follows a
/// switch. Disabled: textDisabled. Sharp at every device pixel ratio.
QIcon icon(const QString& name, QColor Theme::*role = &Theme::text);

/// Paints the icon called `name` into `rect` in `colour`; does nothing for an unknown name.
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour);

/// The icon as pixels: `size` logical px at `ratio`, cached. Null for an unknown name.
QPixmap iconPixmap(const QString& name, QSize size, qreal ratio, const QColor& colour);

} // namespace pentimento
