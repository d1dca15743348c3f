#include "widgets/views/docks/conflict_map.h"

#include <QHelpEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/bar_chart.h"

namespace pentimento {
namespace {
constexpr int kLeft = 56, kTop = 24, kBottom = 26, kLegend = 184, kGap = 24;
}

QColor conflictColour(double cosine) {
  const QColor none = theme().track, full = cosine < 0 ? theme().damaged : theme().kept;
  const float share = static_cast<float>(
      std::sqrt(std::clamp(std::abs(cosine), 0.0, 1.0))); // small angles are common: show them
  return QColor::fromRgbF(none.redF() + (full.redF() - none.redF()) * share,
                          none.greenF() + (full.greenF() - none.greenF()) * share,
                          none.blueF() + (full.blueF() - none.blueF()) * share);
}

ConflictMap::ConflictMap(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Conflict map"));
  setMouseTracking(true);
}

void ConflictMap::setTotalSteps(int total) {
  total_ = total;
  update();
}

void ConflictMap::addColumn(int step, const std::vector<LayerHealth>& layers) {
  if (layers.empty()) return;
  if (layers.size() != names_.size()) { // another network: the old columns mean nothing now
    columns_.clear();
    names_.clear();
    for (const auto& layer : layers) names_.push_back(layer.name);
  }
  Column column;
  column.step = step;
  for (const auto& layer : layers) {
    column.cosine.push_back(static_cast<float>(layer.gradient_cosine));
    column.conflict.push_back(layer.conflict);
  }
  columns_.push_back(std::move(column));
  setAccessibleDescription(summary());
  update();
}

void ConflictMap::setPlayhead(int step) {
  playhead_ = step;
  update();
}

void ConflictMap::clear() {
  names_.clear();
  columns_.clear();
  playhead_ = -1;
  setAccessibleDescription({});
  update();
}

QString ConflictMap::summary() const {
  if (columns_.empty()) return {};
  const Column& last = columns_.back();
  const auto conflicts = std::count(last.conflict.begin(), last.conflict.end(), true);
  if (conflicts == 0) return tr("No layer in conflict at step %1.").arg(last.step);
  return tr("%1 of %2 layers in conflict at step %3.")
      .arg(conflicts)
      .arg(last.conflict.size())
      .arg(last.step);
}

QRect ConflictMap::plot() const {
  return {16 + kLeft, kTop, std::max(24, width() - 32 - kLeft - kGap - kLegend),
          std::max(24, height() - kTop - kBottom)};
}

int ConflictMap::steps() const {
  return std::max({1, total_, columns_.empty() ? 1 : columns_.back().step + 1});
}

double ConflictMap::x(int step) const {
  return plot().left() + plot().width() * static_cast<double>(step) / steps();
}

void ConflictMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(bodyFont());
  painter.setPen(theme().textMuted);
  if (columns_.empty()) {
    painter.drawText(rect().adjusted(32, 0, -32, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No gradients yet. While a trained method runs, this map shows in which layers "
                        "erasing and keeping "
                        "pull against each other."));
    return;
  }
  painter.setFont(uiFont(11, QFont::Medium));
  painter.drawText(QRect(16, 0, plot().right() - 16, 16), Qt::AlignVCenter | Qt::AlignLeft, summary());
  paintMap(painter);
  paintRows(painter);
  paintLegend(painter);
}

void ConflictMap::paintMap(QPainter& painter) const {
  const QRect area = plot();
  painter.fillRect(area, theme().slot);
  const double high = static_cast<double>(area.height()) / static_cast<double>(names_.size());
  int painted_to = area.left();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const int left = static_cast<int>(std::lround(x(columns_[i].step)));
    const int next = i + 1 < columns_.size()
                         ? columns_[i + 1].step
                         : columns_[i].step + (i ? columns_[i].step - columns_[i - 1].step : 1);
    const int right = std::min(area.right() + 1, std::max(left + 1, static_cast<int>(std::lround(x(next)))));
    if (right <= painted_to) continue; // several steps to a pixel
    painted_to = right;
    for (std::size_t row = 0; row < names_.size(); ++row) {
      const int top = area.top() + static_cast<int>(std::lround(high * static_cast<double>(row)));
      const int bottom = area.top() + static_cast<int>(std::lround(high * static_cast<double>(row + 1)));
      const QRect cell(left, top, right - left, std::max(1, bottom - top - (high >= 4 ? 1 : 0)));
      painter.fillRect(cell, conflictColour(columns_[i].cosine[row]));
      if (columns_[i].conflict[row])
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, theme().text);
    }
  }
  if (playhead_ >= 0)
    painter.fillRect(QRectF(x(playhead_) - 0.75, area.top(), 1.5, area.height()), theme().accent);
}

void ConflictMap::paintRows(QPainter& painter) const {
  const QRect area = plot();
  const double high = static_cast<double>(area.height()) / static_cast<double>(names_.size());
  painter.setFont(smallFont());
  painter.setPen(theme().textMuted);
  for (std::size_t first = 0; first < names_.size();) {
    const QString group = layerGroup(names_[first]);
    std::size_t end = first;
    while (end < names_.size() && layerGroup(names_[end]) == group) ++end;
    const double top = area.top() + high * static_cast<double>(first),
                 bottom = area.top() + high * static_cast<double>(end);
    painter.drawText(QRectF(16, (top + bottom) / 2 - 8, kLeft - 12, 16), Qt::AlignRight | Qt::AlignVCenter,
                     group);
    if (end < names_.size()) painter.fillRect(QRectF(area.left() - 6, bottom - 0.5, 6, 1), theme().outline);
    first = end;
  }
  for (const int step : {0, steps() / 2, steps()}) {
    const QRectF place(x(step) - 40, area.bottom() + 6, 80, 16);
    paintFigures(painter, place, QString::number(step), Qt::AlignHCenter | Qt::AlignVCenter);
  }
}

void ConflictMap::paintLegend(QPainter& painter) const {
  const int left = width() - 16 - kLegend;
  painter.setFont(smallFont());
  painter.setPen(theme().textMuted);
  painter.drawText(QRect(left, 0, kLegend, 16), Qt::AlignVCenter, tr("Erasing and keeping pull"));
  QLinearGradient shades(left, 0, left + kLegend, 0);
  for (int i = -10; i <= 10; ++i) shades.setColorAt((i + 10) / 20.0, conflictColour(i / 10.0));
  painter.fillRect(QRect(left, kTop, kLegend, 8), shades);
  const QRect words(left, kTop + 11, kLegend, 16);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, tr("against each other"));
  painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, tr("together"));
  const QRect sample(left, kTop + 42, 24, 8);
  painter.fillRect(sample, conflictColour(-0.6));
  painter.fillRect(sample.left(), sample.bottom(), sample.width(), 1, theme().text);
  painter.drawText(QRect(left + 32, kTop + 32, kLegend - 32, 32),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                   tr("underlined: the keeping gradient stepped in"));
}

QString ConflictMap::tip(const QPoint& position) const {
  const QRect area = plot();
  if (columns_.empty() || !area.contains(position)) return {};
  const int row = std::min(static_cast<int>(names_.size()) - 1,
                           (position.y() - area.top()) * static_cast<int>(names_.size()) / area.height());
  const Column* column = nullptr;
  for (const Column& candidate : columns_)
    if (x(candidate.step) <= position.x()) column = &candidate;
  if (!column) return {};
  const auto at = static_cast<std::size_t>(row);
  const QString kept = column->conflict[at] ? tr("; the keeping gradient stepped in") : QString();
  return tr("%1\nstep %2: cosine %3%4")
      .arg(QString::fromStdString(names_[at]))
      .arg(column->step)
      .arg(column->cosine[at], 0, 'f', 2)
      .arg(kept);
}

bool ConflictMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), tip(help->pos()), this);
  return true;
}

} // namespace pentimento
