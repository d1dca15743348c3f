#include "widgets/views/docks/trade_off_panel.h"

#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/editors/labels.h"
#include "widgets/views/docks/trade_off_chart.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {

TradeOffPanel::TradeOffPanel(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Trade-off"), this);
  connect(head_->addButton(QStringLiteral("close"), tr("Close the trade-off")), &QToolButton::clicked, this,
          &TradeOffPanel::closeRequested);
  auto* empty =
      paragraphLabel(tr("No erasure yet. Every snapshot is a point here: how much of the target still "
                        "leaks, and how much of the rest is kept. Later erasures stand beside it."));
  empty->setAlignment(Qt::AlignCenter);
  auto* page = new QWidget;
  auto* margins = new QVBoxLayout(page);
  margins->setContentsMargins(16, 0, 16, 4);
  margins->addWidget(chart_ = new TradeOffChart);
  pages_ = new QStackedLayout;
  pages_->addWidget(empty);
  pages_->addWidget(page);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addLayout(pages_, 1);
}

void TradeOffPanel::showWhatThereIs() {
  const auto& runs = chart_->runs();
  const bool any = std::any_of(runs.begin(), runs.end(), [](const auto& run) { return !run.points.empty(); });
  pages_->setCurrentIndex(any ? 1 : 0);
}

} // namespace pentimento
