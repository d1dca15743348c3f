#pragma once

#include <QWidget>

class QStackedLayout;

namespace pentimento {

class PanelHead;
class TradeOffChart;

/// The trade-off of the session's erasures under its head; says what to do while there is none.
class TradeOffPanel : public QWidget {
  Q_OBJECT

 public:
  explicit TradeOffPanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.
  TradeOffChart* chart() const { return chart_; }
  void showWhatThereIs(); ///< After the chart was given a point, or cleared.
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  void closeRequested();

 private:
  PanelHead* head_;
  QStackedLayout* pages_;
  TradeOffChart* chart_;
};

} // namespace pentimento
