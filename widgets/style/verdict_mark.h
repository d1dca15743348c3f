#pragma once

#include <QColor>
#include <QPainter>
#include <QString>

#include "core/values/verdict.h"

namespace pentimento {

/// Side of the square that a verdict's mark takes.
inline constexpr qreal kMarkSize = 10.0;

/// Paints the verdict's shape, 10 px at `scale` 1, around `centre`: leak ●, erased ○, damaged ▲, kept □, not
/// scored –.
void paintVerdict(QPainter& painter, QPointF centre, Verdict verdict, qreal scale = 1.0);

/// The same in another colour, for a mark that is switched off or faded.
void paintVerdict(QPainter& painter, QPointF centre, Verdict verdict, qreal scale, const QColor& colour);

/// The mark's colour in the current theme.
QColor verdictColor(Verdict verdict);

/// "Leak", "Erased" … as the filters call it.
QString verdictText(Verdict verdict);

/// True for the two verdicts that ask for attention (filled mark, semibold score).
bool asksForAttention(Verdict verdict);

/// "Target", "Synonym" … as row labels call it.
QString roleText(Role role);

} // namespace pentimento
