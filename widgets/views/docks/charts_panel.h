#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/values/probe_result.h"
#include "core/values/snapshot.h"

class QLabel;
class QStackedLayout;

namespace pentimento {

class BarChart;
class LineChart;
class PanelHead;

/// The curves of a run: losses, the discriminator, leaks by probe, and the change of every layer.
class ChartsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ChartsPanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.

  void setTotalSteps(int total);
  void addSteps(const std::vector<StepFigures>& steps); ///< In the order of the run.
  void addCounts(int step,
                 const std::vector<ProbeResult>& leaks); ///< As the evidence panel has them, worst first.
  void setLayers(const std::vector<LayerHealth>& layers);
  void setPlayhead(std::optional<int> step); ///< Empty = follows the newest step.
  void clear();

  LineChart* losses() const { return losses_; }
  LineChart* discriminator() const { return discriminator_; }
  LineChart* leaks() const { return leaks_; }
  BarChart* layers() const { return layers_; }
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  void exportRequested();
  void closeRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showWhatFits();
  void showPlayhead();
  void showCharts(bool any);

  PanelHead* head_;
  QStackedLayout* pages_;
  LineChart* losses_;
  LineChart* discriminator_;
  LineChart* leaks_;
  BarChart* layers_;
  std::optional<int> playhead_;
  int newest_ = -1;
  bool adversarial_ = false; ///< The run has a discriminator.
};

} // namespace pentimento
