#include "widgets/views/compare_strip.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPainter>

#include "widgets/style/app_style.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"

namespace pentimento {
namespace {

constexpr int kStripInset = 16;
constexpr int kTile = 96;
constexpr int kTileTop = 33;
constexpr double kGhost = 0.13;

} // namespace

CompareStrip::CompareStrip(QWidget* parent) : QWidget(parent) {
  setFixedHeight(kHeight);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("States of the same noise"));
}

void CompareStrip::setStates(const QVector<CompareState>& states) {
  states_ = states;
  images_.clear();
  for (const CompareState& state : states_) images_ << toQImage(state.image);
  focused_ = std::clamp(focused_, 0, std::max(0, static_cast<int>(states_.size()) - 1));
  update();
}

void CompareStrip::setSides(int left, int right) {
  left_ = left;
  right_ = right;
  update();
}

int CompareStrip::columnWidth() const {
  return (width() - 2 * kStripInset) / std::max<int>(4, static_cast<int>(states_.size()));
}

QRect CompareStrip::tileRect(int index) const {
  return QRect(kStripInset + index * columnWidth(), kTileTop, kTile, kTile);
}

int CompareStrip::indexAt(QPoint point) const {
  const int index = (point.x() - kStripInset) / std::max(1, columnWidth());
  return point.y() >= kTileTop && point.x() >= kStripInset && index < states_.size() ? index : -1;
}

void CompareStrip::paintState(QPainter& painter, int index) {
  const Theme& t = theme();
  const CompareState& state = states_[index];
  const QRect tile = tileRect(index);
  painter.fillRect(tile, t.slot);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  if (!images_[index].isNull()) {
    painter.drawImage(tile, images_[index]);
  } else if (!images_.front().isNull()) {
    painter.setOpacity(kGhost);
    painter.drawImage(tile, images_.front());
    painter.setOpacity(1.0);
  }
  if (index == left_ || index == right_) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(tile).adjusted(-2, -2, 2, 2));
  }
  const int x = tile.right() + 9, room = columnWidth() - kTile - 16;
  if (room < 40) return;
  const auto line = [&](int top, int height, const QString& text, const QFont& font, const QColor& colour,
                        int indent = 0) {
    painter.setFont(font);
    painter.setPen(colour);
    paintFigures(painter, QRectF(x + indent, top, room - indent, height),
                 QFontMetrics(font).elidedText(text, Qt::ElideRight, room - indent));
  };
  line(tile.top(), 16, state.label, bodyStrongFont(), t.text);
  line(tile.top() + 18, 14, state.detail, smallFont(), t.textMuted);
  const bool loud = state.judged && asksForAttention(state.verdict);
  if (state.image) {
    if (state.judged) paintVerdict(painter, QPointF(x + kMarkSize / 2, tile.top() + 45), state.verdict);
    line(tile.top() + 38, 14, state.score, loud ? smallStrongFont() : smallFont(),
         loud ? verdictColor(state.verdict) : t.text, state.judged ? 14 : 0);
    line(tile.top() + 54, 14, state.hash, smallFont(), t.textMuted);
  } else {
    line(tile.top() + 38, 14, state.hidden ? tr("hidden (H reveals)") : tr("waiting"), smallFont(),
         t.textMuted);
  }
  if (index != left_ && index != right_) return;
  const QString word = index == left_ && index == right_ ? tr("both")
                       : index == left_                  ? tr("left")
                                                         : tr("right");
  const QRectF pill(x, tile.bottom() - 15, figuresWidth(smallFont(), word) + 12, 16);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.accentTint);
  painter.drawRoundedRect(pill, 3, 3);
  painter.setFont(smallFont());
  painter.setPen(t.text);
  paintFigures(painter, pill, word, Qt::AlignCenter);
}

void CompareStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().panel);
  painter.fillRect(QRect(0, 0, width(), 1), theme().border);
  painter.setFont(smallFont());
  painter.setPen(theme().textMuted);
  const QRect row(kStripInset, 8, width() - 2 * kStripInset, 18);
  paintFigures(painter, row,
               states_.size() == 4
                   ? tr("Four states of the same noise")
                   : tr("%n states of the same noise", nullptr, static_cast<int>(states_.size())));
  if (width() > 480)
    paintFigures(painter, row, tr("Click puts a state right, Shift + click left"),
                 Qt::AlignRight | Qt::AlignVCenter);
  for (int index = 0; index < states_.size(); ++index) paintState(painter, index);
  if (hasFocus() && !states_.isEmpty() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
    paintFocusRing(painter, tileRect(focused_).adjusted(-6, -6, 6, 6));
}

void CompareStrip::mousePressEvent(QMouseEvent* event) {
  const int index = indexAt(event->position().toPoint());
  if (event->button() != Qt::LeftButton || index < 0) return;
  focused_ = index;
  Q_EMIT picked(index, event->modifiers() & Qt::ShiftModifier);
}

void CompareStrip::mouseMoveEvent(QMouseEvent* event) {
  setCursor(indexAt(event->position().toPoint()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CompareStrip::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(states_.size()) - 1;
  if (event->key() == Qt::Key_Left)
    focused_ = std::max(0, focused_ - 1);
  else if (event->key() == Qt::Key_Right)
    focused_ = std::min(last, focused_ + 1);
  else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && last >= 0)
    Q_EMIT picked(focused_, event->modifiers() & Qt::ShiftModifier);
  else
    return QWidget::keyPressEvent(event);
  update();
}

bool CompareStrip::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Return) event->accept();
  }
  return QWidget::event(event);
}

} // namespace pentimento
