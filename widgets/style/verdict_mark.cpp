#include "widgets/style/verdict_mark.h"

#include <QCoreApplication>

#include "widgets/style/theme.h"

namespace pentimento {
namespace {

QString said(const char* text) {
  return QCoreApplication::translate("Verdict", text);
}

} // namespace

void paintVerdict(QPainter& painter, QPointF centre, Verdict verdict, qreal scale) {
  paintVerdict(painter, centre, verdict, scale, verdictColor(verdict));
}

void paintVerdict(QPainter& painter, QPointF centre, Verdict verdict, qreal scale, const QColor& colour) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(centre);
  painter.scale(scale, scale);
  const QPen outline(colour, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
  switch (verdict) {
  case Verdict::Leak:
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(0, 0), 4.25, 4.25);
    break;
  case Verdict::Erased:
    painter.setPen(outline);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(0, 0), 3.5, 3.5);
    break;
  case Verdict::Damaged:
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({{0.0, -4.7}, {4.6, 4.0}, {-4.6, 4.0}}));
    break;
  case Verdict::Kept:
    painter.setPen(outline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(-3.5, -3.5, 7, 7));
    break;
  case Verdict::NotScored:
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(-4, 0), QPointF(4, 0));
    break;
  }
  painter.restore();
}

QColor verdictColor(Verdict verdict) {
  switch (verdict) {
  case Verdict::Leak:
    return theme().leak;
  case Verdict::Erased:
    return theme().erased;
  case Verdict::Damaged:
    return theme().damaged;
  case Verdict::Kept:
    return theme().kept;
  case Verdict::NotScored:
    break;
  }
  return theme().unsure;
}

QString verdictText(Verdict verdict) {
  switch (verdict) {
  case Verdict::Leak:
    return said(QT_TRANSLATE_NOOP("Verdict", "Leak"));
  case Verdict::Erased:
    return said(QT_TRANSLATE_NOOP("Verdict", "Erased"));
  case Verdict::Damaged:
    return said(QT_TRANSLATE_NOOP("Verdict", "Damaged"));
  case Verdict::Kept:
    return said(QT_TRANSLATE_NOOP("Verdict", "Kept"));
  case Verdict::NotScored:
    break;
  }
  return said(QT_TRANSLATE_NOOP("Verdict", "Not scored"));
}

bool asksForAttention(Verdict verdict) {
  return verdict == Verdict::Leak || verdict == Verdict::Damaged;
}

QString roleText(Role role) {
  switch (role) {
  case Role::Target:
    return said(QT_TRANSLATE_NOOP("Verdict", "Target"));
  case Role::Synonym:
    return said(QT_TRANSLATE_NOOP("Verdict", "Synonym"));
  case Role::Language:
    return said(QT_TRANSLATE_NOOP("Verdict", "Language"));
  case Role::Combined:
    return said(QT_TRANSLATE_NOOP("Verdict", "Combined"));
  case Role::Kept:
    return said(QT_TRANSLATE_NOOP("Verdict", "Kept"));
  case Role::Anchor:
    return said(QT_TRANSLATE_NOOP("Verdict", "Anchor"));
  case Role::Control:
    break;
  }
  return said(QT_TRANSLATE_NOOP("Verdict", "Control"));
}

} // namespace pentimento
