#include "widgets/style/figures.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

#include "widgets/style/theme.h"

namespace pentimento {
namespace {

qreal digitWidth(const QFontMetricsF& metrics) {
  qreal widest = 0.0;
  for (char16_t c = u'0'; c <= u'9'; ++c) widest = std::max(widest, metrics.horizontalAdvance(QChar(c)));
  return widest;
}

/// Calls visit(piece, width, digit) for each digit and for each run between digits.
template <typename Visit>
void pieces(const QFontMetricsF& metrics, const QString& text, Visit visit) {
  const qreal cell = digitWidth(metrics);
  for (qsizetype i = 0; i < text.size();) {
    if (text[i] >= u'0' && text[i] <= u'9') {
      visit(text.mid(i, 1), cell, true);
      ++i;
      continue;
    }
    qsizetype end = i;
    while (end < text.size() && !(text[end] >= u'0' && text[end] <= u'9')) ++end;
    const QString run = text.mid(i, end - i);
    visit(run, metrics.horizontalAdvance(run), false);
    i = end;
  }
}

} // namespace

qreal figuresWidth(const QFont& font, const QString& text) {
  qreal width = 0.0;
  pieces(QFontMetricsF(font), text, [&](const QString&, qreal w, bool) { width += w; });
  return width;
}

void paintFigures(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment) {
  const QFontMetricsF metrics(painter.font(), painter.device());
  const qreal width = figuresWidth(painter.font(), text);
  qreal x = rect.left();
  if (alignment & Qt::AlignRight) x = rect.right() - width;
  if (alignment & Qt::AlignHCenter) x = rect.center().x() - width / 2;
  qreal baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
  if (alignment & Qt::AlignTop) baseline = rect.top() + metrics.ascent();
  if (alignment & Qt::AlignBottom) baseline = rect.bottom() - metrics.descent();
  baseline = std::round(baseline);
  pieces(metrics, text, [&](const QString& piece, qreal w, bool digit) {
    const qreal inside = digit ? (w - metrics.horizontalAdvance(piece)) / 2 : 0.0;
    painter.drawText(QPointF(x + inside, baseline), piece);
    x += w;
  });
}

FigureLabel::FigureLabel(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

FigureLabel::FigureLabel(const QString& text, QWidget* parent) : FigureLabel(parent) {
  setText(text);
}

void FigureLabel::setText(const QString& text) {
  if (text == text_) return;
  text_ = text;
  setAccessibleName(text);
  updateGeometry();
  update();
}

void FigureLabel::setAlignment(Qt::Alignment alignment) {
  alignment_ = alignment;
  update();
}

void FigureLabel::setMuted(bool muted) {
  muted_ = muted;
  update();
}

QSize FigureLabel::sizeHint() const {
  return {static_cast<int>(std::ceil(figuresWidth(font(), text_))), fontMetrics().height()};
}

void FigureLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(font());
  painter.setPen(!isEnabled() ? theme().textDisabled
                 : muted_     ? theme().textMuted
                              : palette().color(QPalette::WindowText));
  paintFigures(painter, rect(), text_, alignment_);
}

} // namespace pentimento
