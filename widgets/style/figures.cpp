#include "widgets/style/figures.h"

#include <algorithm>
#include <cmath>

#include <QCache>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QPaintEngine>
#include <QTextLayout>
#include <QThread>

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

/// A text whose glyphs are found and placed once: shaping it again is what a grid of a thousand captions
/// would spend its frame on.
struct Laid {
  struct Run {
    QGlyphRun glyphs;
    QPointF at; ///< from the left end of the base line
  };
  QList<Run> runs;
  qreal width = 0.0;
  qreal ascent = 0.0;
  qreal height = 0.0;
};

struct LaidKey {
  QFont font;
  QString text;
  int dpi = 0;
  bool operator==(const LaidKey& other) const {
    return dpi == other.dpi && text == other.text && font == other.font;
  }
};

std::size_t qHash(const LaidKey& key, std::size_t seed = 0) {
  return qHashMulti(seed, key.text, key.dpi, key.font.pixelSize(), key.font.weight());
}

constexpr qsizetype kMostLaid = 4096; // scores, hashes and steps of a large grid

QCache<LaidKey, Laid>& laidTexts() {
  static QCache<LaidKey, Laid> cache(kMostLaid);
  static const bool watched = [] {
    qAddPostRoutine([] { cache.clear(); }); // fonts go with the application
    QObject::connect(qGuiApp, &QGuiApplication::fontDatabaseChanged, qGuiApp, [] { cache.clear(); });
    return true;
  }();
  Q_UNUSED(watched)
  return cache;
}

void addRuns(Laid& laid, const QString& piece, const QFont& font, qreal x) {
  QTextLayout layout(piece, font);
  layout.beginLayout();
  layout.createLine();
  layout.endLayout();
  for (const QGlyphRun& run : layout.glyphRuns())
    if (!run.positions().isEmpty()) laid.runs << Laid::Run{run, QPointF(x, -run.positions().first().y())};
}

/// Null where it cannot be kept: outside of the GUI's thread.
const Laid* laidOf(const QFont& font, const QString& text, const QPaintDevice* device) {
  if (!qApp || QThread::currentThread() != qApp->thread()) return nullptr;
  LaidKey key{font, text, device ? device->logicalDpiY() : 0};
  if (const Laid* known = laidTexts().object(key)) return known;
  const QFont resolved = device ? QFont(font, device) : font;
  const QFontMetricsF metrics(resolved);
  auto* made = new Laid;
  made->ascent = metrics.ascent();
  made->height = metrics.height();
  pieces(metrics, text, [&](const QString& piece, qreal w, bool digit) {
    const qreal inside = digit ? (w - metrics.horizontalAdvance(piece)) / 2 : 0.0;
    addRuns(*made, piece, resolved, made->width + inside);
    made->width += w;
  });
  laidTexts().insert(key, made);
  return made;
}

qreal baselineIn(const QRectF& rect, qreal ascent, qreal height, Qt::Alignment alignment) {
  if (alignment & Qt::AlignTop) return std::round(rect.top() + ascent);
  if (alignment & Qt::AlignBottom) return std::round(rect.bottom() - (height - ascent));
  return std::round(rect.top() + (rect.height() - height) / 2 + ascent);
}

qreal leftIn(const QRectF& rect, qreal width, Qt::Alignment alignment) {
  if (alignment & Qt::AlignRight) return rect.right() - width;
  if (alignment & Qt::AlignHCenter) return rect.center().x() - width / 2;
  return rect.left();
}

} // namespace

qreal figuresWidth(const QFont& font, const QString& text) {
  if (const Laid* laid = laidOf(font, text, nullptr)) return laid->width;
  qreal width = 0.0;
  pieces(QFontMetricsF(font), text, [&](const QString&, qreal w, bool) { width += w; });
  return width;
}

void paintFigures(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment) {
  if (text.isEmpty()) return;
  const bool onScreen = painter.paintEngine()->type() == QPaintEngine::Raster; // paper wants its text as text
  if (const Laid* laid = onScreen ? laidOf(painter.font(), text, painter.device()) : nullptr) {
    const QPointF origin(leftIn(rect, laid->width, alignment),
                         baselineIn(rect, laid->ascent, laid->height, alignment));
    for (const Laid::Run& run : laid->runs) painter.drawGlyphRun(origin + run.at, run.glyphs);
    return;
  }
  const QFontMetricsF metrics(painter.font(), painter.device());
  qreal x = leftIn(rect, figuresWidth(painter.font(), text), alignment);
  const qreal baseline = baselineIn(rect, metrics.ascent(), metrics.height(), alignment);
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
