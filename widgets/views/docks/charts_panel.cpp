#include "widgets/views/docks/charts_panel.h"

#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/editors/labels.h"
#include "widgets/views/docks/bar_chart.h"
#include "widgets/views/docks/line_chart.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {
namespace {

/// The paper's name of a curve in plain words: "loss_G" is what erases.
QString curve_name(const QString& key) {
  static const QHash<QString, const char*> names{
      {QStringLiteral("loss_G"), QT_TRANSLATE_NOOP("ChartsPanel", "erase")},
      {QStringLiteral("loss"), QT_TRANSLATE_NOOP("ChartsPanel", "erase")},
      {QStringLiteral("loss_erase"), QT_TRANSLATE_NOOP("ChartsPanel", "erase")},
      {QStringLiteral("loss_prior"), QT_TRANSLATE_NOOP("ChartsPanel", "keep")},
      {QStringLiteral("loss_preserve"), QT_TRANSLATE_NOOP("ChartsPanel", "keep")},
      {QStringLiteral("loss_keep"), QT_TRANSLATE_NOOP("ChartsPanel", "keep")},
      {QStringLiteral("prior_loss"), QT_TRANSLATE_NOOP("ChartsPanel", "keep")},
      {QStringLiteral("loss_D"), QT_TRANSLATE_NOOP("ChartsPanel", "discriminator")},
      {QStringLiteral("acc_real"), QT_TRANSLATE_NOOP("ChartsPanel", "real")},
      {QStringLiteral("acc_fake"), QT_TRANSLATE_NOOP("ChartsPanel", "fake")}};
  const char* name = names.value(key, nullptr);
  return name ? ChartsPanel::tr(name) : QString(key).replace(QLatin1Char('_'), QLatin1Char(' '));
}

LineLook look_of(const QString& key, double value) {
  LineLook look;
  const bool erases =
      key == QLatin1String("loss_G") || key == QLatin1String("loss") || key == QLatin1String("loss_erase");
  const bool accuracy = key.startsWith(QLatin1String("acc"));
  look.label = accuracy ? ChartsPanel::tr("%1 %2 %").arg(curve_name(key)).arg(value * 100.0, 0, 'f', 0)
                        : ChartsPanel::tr("%1 %2").arg(curve_name(key)).arg(value, 0, 'f', 2);
  look.colour = erases || key == QLatin1String("acc_fake") ? &Theme::accent : &Theme::kept;
  look.dashed = !erases && !accuracy && key != QLatin1String("loss_D");
  look.opacity = key == QLatin1String("loss_D") ? 0.55 : 1.0;
  look.loud = erases;
  return look;
}

} // namespace

ChartsPanel::ChartsPanel(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Charts"), this);
  connect(head_->addButton(QStringLiteral("export"), tr("Export the figures")), &QToolButton::clicked, this,
          &ChartsPanel::exportRequested);
  connect(head_->addButton(QStringLiteral("close"), tr("Close the charts")), &QToolButton::clicked, this,
          &ChartsPanel::closeRequested);

  auto* charts = new QWidget;
  auto* line = new QHBoxLayout(charts);
  line->setContentsMargins(16, 0, 16, 4);
  line->setSpacing(16);
  line->addWidget(losses_ = new LineChart(tr("Loss")), 4);
  line->addWidget(discriminator_ = new LineChart(tr("Discriminator right, %")), 4);
  line->addWidget(leaks_ = new LineChart(tr("Leak by probe, %")), 4);
  line->addWidget(layers_ = new BarChart(tr("Change per layer, %")), 4);
  discriminator_->setFixedHeightRange(0, 100);
  leaks_->setFixedHeightRange(0, 100);
  discriminator_->hide();

  auto* empty = paragraphLabel(tr("No run yet. While an erasure runs, its losses, the leaks by probe and the "
                                  "change of every layer are drawn here."));
  empty->setAlignment(Qt::AlignCenter);
  pages_ = new QStackedLayout;
  pages_->addWidget(empty);
  pages_->addWidget(charts);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addLayout(pages_, 1);
}

void ChartsPanel::setTotalSteps(int total) {
  for (LineChart* chart : {losses_, discriminator_, leaks_}) chart->setSteps(total);
}

void ChartsPanel::addSteps(const std::vector<StepFigures>& steps) {
  if (steps.empty()) return;
  QHash<QString, QList<QPointF>> points;
  for (const auto& step : steps) {
    for (const auto& [key, value] : step.values)
      points[QString::fromStdString(key)].append({double(step.step), value});
    newest_ = std::max(newest_, step.step);
  }
  for (auto it = points.begin(); it != points.end(); ++it) {
    const double last = it->last().y();
    if (it.key().startsWith(QLatin1String("acc"))) {
      for (QPointF& point : *it) point.setY(point.y() * 100.0);
      discriminator_->append(it.key(), *it);
      if (std::isfinite(last)) discriminator_->setLook(it.key(), look_of(it.key(), last));
      adversarial_ = true;
    } else if (it.key().contains(QLatin1String("loss"))) {
      losses_->append(it.key(), *it);
      if (std::isfinite(last)) losses_->setLook(it.key(), look_of(it.key(), last));
    }
  }
  showCharts(true);
  showWhatFits();
  showPlayhead();
}

void ChartsPanel::addCounts(int step, const std::vector<ProbeResult>& leaks) {
  int rank = 0;
  for (const auto& result : leaks) {
    if (!result.problem.empty() || !result.bad.measured()) continue;
    const QString key = QString::fromStdString(result.label);
    leaks_->append(key, {{double(step), result.bad.rate() * 100.0}});
    const double opacity = std::max(0.4, 1.0 - 0.2 * rank);
    leaks_->setLook(key, {tr("%1 %2/%3").arg(key).arg(result.bad.k).arg(result.bad.n), &Theme::leak, opacity,
                          false, rank == 0});
    ++rank;
  }
  newest_ = std::max(newest_, step);
  if (rank > 0) showCharts(true);
  showPlayhead();
}

void ChartsPanel::setLayers(const std::vector<LayerHealth>& layers) {
  layers_->setLayers(layers);
  if (!layers.empty()) showCharts(true);
}

void ChartsPanel::setPlayhead(std::optional<int> step) {
  playhead_ = step;
  showPlayhead();
}

void ChartsPanel::clear() {
  for (LineChart* chart : {losses_, discriminator_, leaks_}) chart->clear();
  layers_->setLayers({});
  adversarial_ = false;
  showWhatFits();
  newest_ = -1;
  playhead_.reset();
  showCharts(false);
}

void ChartsPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  showWhatFits();
}

void ChartsPanel::showWhatFits() {
  constexpr int least = 196; // a plot and the words at its lines' ends
  const int room = std::max(1, (width() - 16) / (least + 16));
  losses_->setVisible(true);
  leaks_->setVisible(room >= 2);
  layers_->setVisible(room >= 3);
  discriminator_->setVisible(adversarial_ && room >= 4);
}

void ChartsPanel::showPlayhead() {
  std::optional<double> at;
  if (playhead_ || newest_ >= 0) at = playhead_.value_or(newest_);
  for (LineChart* chart : {losses_, discriminator_, leaks_}) chart->setPlayhead(at);
}

void ChartsPanel::showCharts(bool any) {
  pages_->setCurrentIndex(any ? 1 : 0);
}

} // namespace pentimento
