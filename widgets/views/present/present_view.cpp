#include "widgets/views/present/present_view.h"

#include <QKeyEvent>
#include <QPainter>

#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/image_conversion.h"
#include "widgets/style/theme.h"
#include "widgets/style/verdict_mark.h"
#include "widgets/views/present/present_meter.h"
#include "widgets/views/present/present_timeline.h"

namespace pentimento {
namespace {

constexpr double kWide = 1920, kHigh = 1080, kMargin = 64;
constexpr double kGrid = 248, kPicture = 176, kGap = 2, kPairPitch = 378, kRowTop = 112, kRowPitch = 228;
constexpr double kMeter = 424, kTimelineTop = 832;
constexpr int kRestMs = 3000;

} // namespace

PresentView::PresentView(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("present"));
  setAccessibleName(tr("Presentation"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  rest_.setSingleShot(true);
  rest_.setInterval(kRestMs);
  connect(&rest_, &QTimer::timeout, this, &PresentView::sleep);
}

void PresentView::setScene(const PresentScene& scene) {
  scene_ = scene;
  setAccessibleDescription(scene.title + QStringLiteral(", ") + scene.progress);
  update();
}

void PresentView::wake() {
  unsetCursor();
  rest_.start();
  update();
}

void PresentView::sleep() {
  setCursor(Qt::BlankCursor);
  update();
}

void PresentView::paintHead(QPainter& painter) const {
  const Theme& t = theme();
  const QFont title = uiFont(40, QFont::DemiBold);
  painter.setFont(title);
  painter.setPen(t.text);
  painter.drawText(QPointF(kMargin, 66), scene_.title);
  painter.setFont(uiFont(28));
  painter.setPen(t.textMuted);
  painter.drawText(QPointF(kMargin + QFontMetricsF(title).horizontalAdvance(scene_.title) + 24, 66),
                   scene_.detail);
  const double wide = QFontMetricsF(painter.font()).horizontalAdvance(scene_.progress);
  painter.drawText(QPointF(kWide - kMargin - wide, 62), scene_.progress);
  if (scene_.total <= 0) return;
  const QRectF bar(kWide - kMargin - wide - 24 - 280, 48, 280, 8);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.track);
  painter.drawRoundedRect(bar, 4, 4);
  painter.setBrush(t.accent);
  painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * scene_.done / scene_.total, 8)), 4, 4);
}

void PresentView::paintCell(QPainter& painter, const PresentCell& cell, QPointF at) const {
  const Theme& t = theme();
  const QRectF before(at, QSizeF(kPicture, kPicture)), after = before.translated(kPicture + kGap, 0);
  for (const QRectF& place : {before, after}) painter.fillRect(place, t.slot);
  if (cell.hidden) {
    for (const QRectF& place : {before, after})
      paintIcon(painter, QRectF(place.center() - QPointF(16, 16), QSizeF(32, 32)), QStringLiteral("blink"),
                t.textMuted);
  } else {
    const QImage left = toQImage(cell.before), right = toQImage(cell.after);
    if (!left.isNull()) painter.drawImage(before, left);
    if (!right.isNull()) painter.drawImage(after, right);
    if (right.isNull() && !left.isNull()) {
      painter.setOpacity(0.13);
      painter.drawImage(after, left);
      painter.setOpacity(1.0);
    }
  }
  painter.setFont(uiFont(20));
  painter.setPen(t.textMuted);
  painter.drawText(QPointF(before.left(), before.bottom() + 27), tr("before"));
  if (!cell.after) return;
  paintVerdict(painter, {after.left() + 9, after.bottom() + 20}, cell.verdict, 1.5);
  painter.setFont(uiFont(20, QFont::DemiBold));
  painter.setPen(verdictColor(cell.verdict));
  painter.drawText(QPointF(after.left() + 27, after.bottom() + 27), verdictText(cell.verdict).toLower());
}

void PresentView::paintRow(QPainter& painter, const PresentRow& row, double top) const {
  painter.setFont(uiFont(32, QFont::DemiBold));
  painter.setPen(theme().text);
  const double room = kGrid - kMargin - 12;
  painter.drawText(QPointF(kMargin, top + 30),
                   QFontMetricsF(painter.font()).elidedText(row.word, Qt::ElideRight, room));
  painter.setFont(uiFont(20));
  painter.setPen(theme().textMuted);
  painter.drawText(QRectF(kMargin, top + 40, room, 80), Qt::TextWordWrap, row.role);
  for (int i = 0; i < row.cells.size() && i < 3; ++i)
    paintCell(painter, row.cells[i], {kGrid + i * kPairPitch, top});
}

void PresentView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().window);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const double scale = std::min(height() / kHigh, width() / kWide);
  painter.translate((width() - kWide * scale) / 2, (height() - kHigh * scale) / 2);
  painter.scale(scale, scale);
  paintHead(painter);
  for (int i = 0; i < scene_.rows.size() && i < 3; ++i)
    paintRow(painter, scene_.rows[i], kRowTop + i * kRowPitch);
  paintPresentMeter(painter, QRectF(kWide - kMargin - kMeter, kRowTop, kMeter, 3 * kRowPitch),
                    scene_.evidence);
  paintPresentTimeline(painter, scene_, kMargin, kGrid, kWide - kMargin, kTimelineTop);
  if (!rest_.isActive()) return;
  painter.setFont(uiFont(20));
  painter.setPen(theme().textMuted);
  painter.drawText(QRectF(kMargin, kHigh - 46, kWide - 2 * kMargin, 30), Qt::AlignRight | Qt::AlignVCenter,
                   tr("Esc closes · H reveals hidden pictures · ← → snapshots · Space pauses"));
}

void PresentView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
  case Qt::Key_Escape:
  case Qt::Key_F11:
    Q_EMIT closeRequested();
    return;
  case Qt::Key_H:
    Q_EMIT revealToggled();
    return;
  case Qt::Key_Left:
  case Qt::Key_Right:
    Q_EMIT snapshotStepped(event->key() == Qt::Key_Left ? -1 : 1);
    return;
  case Qt::Key_Space:
    Q_EMIT pauseToggled();
    return;
  default:
    QWidget::keyPressEvent(event);
  }
}

void PresentView::mouseMoveEvent(QMouseEvent*) {
  wake();
}

void PresentView::showEvent(QShowEvent*) {
  setFocus();
  wake();
}

} // namespace pentimento
