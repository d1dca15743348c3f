#include "app/window/main_window.h"
#include "core/base/log.h"
#include "core/metrics/intervals.h"
#include "widgets/views/docks/charts_panel.h"
#include "widgets/views/docks/conflict_map.h"
#include "widgets/views/docks/conflict_panel.h"
#include "widgets/views/docks/log_panel.h"
#include "widgets/views/docks/token_panel.h"
#include "widgets/views/docks/trade_off_chart.h"
#include "widgets/views/docks/trade_off_panel.h"

namespace pentimento {

void MainWindow::connectCharts() {
  connect(&bench_, &Workbench::runStarted, this, [this](int steps, int) {
    charts_->clear();
    charts_->setTotalSteps(steps);
    conflicts_->map()->clear();
    conflicts_->map()->setTotalSteps(steps);
  });
  connect(&bench_, &Workbench::stepsDone, this,
          [this](const std::vector<StepFigures>& steps, const std::vector<LayerHealth>& layers) {
            charts_->addSteps(steps);
            if (layers.empty() || steps.empty()) return;
            charts_->setLayers(layers);
            conflicts_->map()->addColumn(steps.back().step, layers);
          });
  connect(&bench_, &Workbench::snapshotTaken, this, [this](const Snapshot& snapshot) {
    if (!snapshot.layers.empty()) charts_->setLayers(snapshot.layers);
  });
  connect(&bench_, &Workbench::evidenceChanged, this, [this](const EvidencePanel& panel) {
    const auto& snapshots = bench_.snapshots();
    if (bench_.run().running() && snapshots.size() > 1 && bench_.shownSnapshot() < 0)
      charts_->addCounts(snapshots.back().step, panel.leaks);
  });
  connectTradeOff();
}

/// Every snapshot whose pictures are all there is a point; a click on one scrubs to it, as in the timeline.
void MainWindow::connectTradeOff() {
  TradeOffChart* chart = tradeOff_->chart();
  connect(&bench_, &Workbench::modelOpened, this, [this, chart] { // another model's states are no comparison
    chart->clear();
    tradeOff_->showWhatThereIs();
  });
  connect(&bench_, &Workbench::runStarted, this, [this, chart] {
    const Plan& plan = bench_.runPlan();
    chart->beginRun(
        tr("%1 (%2)").arg(QString::fromStdString(plan_title(plan)), QString::fromStdString(plan.method)));
    tradeOff_->showWhatThereIs();
  });
  connect(&bench_, &Workbench::runDiscarded, chart, &TradeOffChart::discardRun);
  connect(&bench_, &Workbench::snapshotComplete, this, [this, chart](const SnapshotCounts& counts) {
    chart->addPoint(
        {counts.index, counts.step, counts.leak, counts.kept, wilson(counts.leak), wilson(counts.kept)});
    tradeOff_->showWhatThereIs();
  });
  connect(&bench_, &Workbench::evidenceChanged, this, [this, chart] {
    chart->setShown(bench_.shownSnapshot() < 0 ? std::nullopt : std::optional(bench_.shownSnapshot()));
  });
  connect(chart, &TradeOffChart::snapshotChosen, &bench_, &Workbench::scrubTo);
}

void MainWindow::connectTokens() {
  connect(tokens_, &TokenPanel::promptAsked, &bench_, &Workbench::readPrompt);
  connect(&bench_, &Workbench::promptRead, tokens_, &TokenPanel::setTable);
  connect(&bench_, &Workbench::modelOpened, tokens_, &TokenPanel::clear);
}

void MainWindow::connectLog() {
  log::set_sink([this](log::Level level, const std::string& sentence) {
    const LogLevel shown = level == log::Level::Error     ? LogLevel::Error
                           : level == log::Level::Warning ? LogLevel::Warning
                                                          : LogLevel::Info;
    const QString text = QString::fromStdString(sentence);
    QMetaObject::invokeMethod(
        log_, [this, shown, text] { log_->append(shown, text); }, Qt::QueuedConnection);
  });
}

} // namespace pentimento
