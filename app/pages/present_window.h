#pragma once

#include <QTimer>

#include "app/workbench/workbench.h"
#include "widgets/views/present/present_view.h"

namespace pentimento {

/// The full-screen window for an audience: shows what the workbench shows, three prompts × three seeds.
/// Sensitive rows start hidden each time it opens.
class PresentWindow : public PresentView {
  Q_OBJECT

 public:
  explicit PresentWindow(Workbench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  void closed();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void refresh();
  PresentScene makeScene() const;
  void addRows(PresentScene& scene) const;
  void addStops(PresentScene& scene, const CellKey& pinned) const;

  Workbench& bench_;
  EvidencePanel evidence_;
  std::map<int, SnapshotCounts> counts_; ///< By the snapshot's index.
  QTimer soon_;                          ///< Many changes become one picture.
  bool revealed_ = false;
};

} // namespace pentimento
