#include "widgets/views/compare_parts.h"

#include <QPainter>

#include "widgets/style/app_style.h"
#include "widgets/style/colour_map.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {

void CompareRaised::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme().raised);
  painter.drawRoundedRect(rect(), 6, 6);
}

void CompareHead::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().panel);
  painter.fillRect(QRect(0, height() - 1, width(), 1), theme().border);
}

void CompareLine::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(QRect(4, 0, 1, height()), theme().border);
}

void CompareHeatScale::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(bodyFont());
  painter.setPen(theme().textMuted);
  paintFigures(painter, QRect(0, 0, 12, 16), QStringLiteral("0"));
  paintFigures(painter, QRect(216, 0, 24, 16), QStringLiteral("1.0"));
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(QRect(16, 4, 192, 8), magmaStrip());
}

void paintCompareLabel(QPainter& painter, const QRect& row, const CompareState& state, bool rightAligned) {
  const Theme& t = theme();
  qreal x = rightAligned ? row.right() + 1 : row.left();
  const auto put = [&](const QString& text, const QFont& font, const QColor& colour, int gap) {
    const qreal width = figuresWidth(font, text);
    const bool first = text == state.label; // the name stays; score and hash go where the picture is narrow
    if (text.isEmpty() || (!rightAligned && !first && x + width > row.right() + 1)) return;
    if (rightAligned) x -= width;
    painter.setFont(font);
    painter.setPen(colour);
    paintFigures(painter, QRectF(x, row.top(), width, row.height()), text);
    x += rightAligned ? -gap : width + gap;
  };
  put(state.label, bodyStrongFont(), t.text, 8);
  const bool mark = state.judged && state.image;
  if (mark && !rightAligned) {
    paintVerdict(painter, QPointF(x + kMarkSize / 2, row.center().y() + 0.5), state.verdict);
    x += kMarkSize + 5;
  }
  put(state.score, bodyFont(), t.textMuted, mark && rightAligned ? 5 : 10);
  if (mark && rightAligned) {
    paintVerdict(painter, QPointF(x - kMarkSize / 2, row.center().y() + 0.5), state.verdict);
    x -= kMarkSize + 8;
  }
  put(state.hash, bodyFont(), t.textMuted, 0);
}

CompareToggle::CompareToggle(const QString& text) {
  setText(text);
  setCheckable(true);
  setFixedSize(static_cast<int>(figuresWidth(bodyFont(), text)) + 37, 32);
}

void CompareToggle::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(bodyFont());
  painter.setPen(theme().textMuted);
  paintFigures(painter, rect(), text());
  const QRectF track(width() - 28, (height() - 16) / 2.0, 28, 16);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(isChecked() ? theme().accentFill : theme().outline);
  painter.drawRoundedRect(track, 8, 8);
  painter.setBrush(Qt::white);
  painter.drawEllipse(QPointF(isChecked() ? track.right() - 8 : track.left() + 8, track.center().y()), 6, 6);
  if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) paintFocusRing(painter, rect());
}

} // namespace pentimento
