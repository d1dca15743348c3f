#include "widgets/views/panels/health_list.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {
constexpr int kRow = 24;
}

HealthList::HealthList(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void HealthList::setHealth(const EditHealth& health) {
  QList<Row> rows;
  const bool short_of = health.matrices_touched < health.matrices_expected || health.matrices_touched == 0;
  rows.append({tr("Layers touched"),
               tr("%1 of %2").arg(health.matrices_touched).arg(health.matrices_expected), short_of,
               short_of ? tr("The edit did not reach every matrix it was meant for.")
                        : tr("Matrices that the edit changed, of those it was meant for.")});
  if (!health.finite)
    rows.append({tr("Numbers"), tr("not finite"), true,
                 tr("The edit holds a number that is infinite or not a number.")});
  rows.append({tr("Residual to anchor"), QString::number(health.residual_to_anchor, 'f', 3), false,
               tr("How far the target's keys and values still are from the anchor's, on average; 0 = they "
                  "are the same.")});
  if (health.kept_drift)
    rows.append({tr("Kept concepts moved"), tr("%1 %").arg(*health.kept_drift * 100.0, 0, 'f', 1), false,
                 tr("How far the kept concepts' keys and values have moved, on average, relative to their "
                    "size.")});
  const bool nothing = health.largest_change < 1e-7;
  rows.append({tr("Largest change"), tr("%1 %").arg(health.largest_change * 100.0, 0, 'f', 1), nothing,
               nothing ? tr("The edit changes nothing.") : tr("Of a matrix, relative to its own size.")});
  if (health.condition_number > 0.0)
    rows.append({tr("Condition number"), QString::number(health.condition_number, 'g', 3),
                 health.condition_number > 1e7,
                 tr("Of the matrix the closed form inverts; above ten million, single precision has no "
                    "digits left.")});
  setRows(rows);
}

void HealthList::setRows(const QList<Row>& rows) {
  rows_ = rows;
  QStringList spoken;
  for (const Row& row : rows_) spoken << tr("%1: %2").arg(row.key, row.value);
  setAccessibleName(spoken.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

QSize HealthList::sizeHint() const {
  return {200, kRow * static_cast<int>(rows_.size())};
}

bool HealthList::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = help->pos().y() / kRow;
  QToolTip::showText(help->globalPos(), row < rows_.size() ? rows_[row].why : QString(), this);
  return true;
}

void HealthList::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  for (int i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    const QRect line(0, i * kRow, width(), kRow);
    painter.setFont(bodyFont());
    painter.setPen(t.textMuted);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, row.key);
    painter.setFont(row.bad ? bodyStrongFont() : bodyFont());
    painter.setPen(row.bad ? t.leak : t.text);
    paintFigures(painter, line, row.value, Qt::AlignRight | Qt::AlignVCenter);
    if (row.bad) {
      const double left = line.right() + 1 - figuresWidth(painter.font(), row.value) - 20;
      paintIcon(painter, QRectF(left, line.top() + 5, 14, 14), QStringLiteral("error"), t.leak);
    }
  }
}

} // namespace pentimento
