#include "widgets/views/panels/layer_strip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/style/colour_map.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {
constexpr int kLineHeight = 18;
constexpr int kCell = 12;
constexpr int kKeys = 64;
} // namespace

LayerStrip::LayerStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LayerStrip::setLayers(const std::vector<LayerHealth>& layers) {
  layers_ = layers;
  lines_.clear();
  const Line all[] = {{tr("change"), &LayerHealth::relative_change},
                      {tr("to anchor"), &LayerHealth::residual_to_anchor},
                      {tr("kept"), &LayerHealth::kept_drift}};
  QStringList spoken;
  for (Line line : all) {
    for (const auto& layer : layers_) line.largest = std::max(line.largest, layer.*line.value);
    if (line.largest <= 0.0) continue; // not measured
    lines_.push_back(line);
    spoken << tr("%1: at most %2").arg(line.key).arg(line.largest, 0, 'g', 2);
  }
  setAccessibleName(tr("Every matrix. %1").arg(spoken.join(QStringLiteral("; "))));
  updateGeometry();
  update();
}

QSize LayerStrip::sizeHint() const {
  return {200, kLineHeight * static_cast<int>(lines_.size())};
}

QRectF LayerStrip::cell(int line, std::size_t layer) const {
  const double wide =
      std::max(0.0, static_cast<double>(width() - kKeys)) / static_cast<double>(layers_.size());
  return {kKeys + wide * static_cast<double>(layer), kLineHeight * line + (kLineHeight - kCell) / 2.0, wide,
          kCell};
}

QString LayerStrip::tip(const QPoint& position) const {
  const int row = position.y() / kLineHeight;
  if (row < 0 || row >= static_cast<int>(lines_.size())) return {};
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const QRectF place = cell(row, i);
    if (position.x() < place.left() || position.x() >= place.right()) continue;
    const auto& layer = layers_[i];
    return tr("%1\nchanged by %2 %; residual to the anchor %3; kept concepts moved by %4 %")
        .arg(QString::fromStdString(layer.name))
        .arg(100 * layer.relative_change, 0, 'f', 2)
        .arg(layer.residual_to_anchor, 0, 'f', 3)
        .arg(100 * layer.kept_drift, 0, 'f', 2);
  }
  return {};
}

bool LayerStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), tip(help->pos()), this);
  return true;
}

void LayerStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(smallFont());
  painter.setPen(theme().textMuted);
  for (int row = 0; row < static_cast<int>(lines_.size()); ++row) {
    const Line& line = lines_[static_cast<std::size_t>(row)];
    painter.drawText(QRect(0, kLineHeight * row, kKeys, kLineHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     line.key);
    for (std::size_t i = 0; i < layers_.size(); ++i)
      painter.fillRect(cell(row, i).adjusted(0, 0, -1, 0),
                       QColor(magma(layers_[i].*line.value / line.largest)));
  }
}

} // namespace pentimento
