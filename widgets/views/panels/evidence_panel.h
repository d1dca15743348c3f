#pragma once

#include <QWidget>
#include <optional>

#include "core/values/probe_result.h"
#include "core/values/snapshot.h"
#include "widgets/views/panels/selected_picture.h"

class QLabel;
class QListView;

namespace pentimento {

class HealthList;
class LayerStrip;
class MarkLegend;
class MeterModel;
class PanelHead;

/// How far the judge itself can be trusted, measured on pictures whose answer is known.
struct JudgeErrors {
  Proportion false_alarms; ///< Says the target where it is not.
  Proportion misses;       ///< Does not see the target where it is.
};

/// What still shines through, what else broke, the edit's health and the selected picture. Named so since
/// EvidencePanel is the value that it shows.
class EvidencePanelView : public QWidget {
  Q_OBJECT

 public:
  explicit EvidencePanelView(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.

  void setEvidence(const EvidencePanel& evidence);
  void setNote(const QString& note);                       ///< "snapshot 7"
  void setJudge(const std::optional<JudgeErrors>& judge);  ///< Empty = there is no judge.
  void setHealth(const std::optional<EditHealth>& health); ///< Empty = nothing was edited.
  void setLayers(const std::vector<LayerHealth>& layers);  ///< Of the edit whose health is shown.
  void setSelected(const std::optional<SelectedPicture>& selected);

  void setReplay(const QString& result); ///< Of the selected picture.

  MeterModel* leaks() const { return leaks_; }
  MeterModel* misses() const { return misses_; }

 Q_SIGNALS:
  void replayRequested(); ///< Of the selected picture.
  /// A row was clicked, or Enter pressed on it: its worst picture is wanted.
  void resultChosen(const pentimento::ProbeResult& result);

 private:
  QWidget* makeHealth();
  QListView* makeList(MeterModel* model, const QString& name);
  QWidget* makeSection(const QString& title, QLabel*& interval_head);
  void refresh();

  EvidencePanel evidence_;
  std::optional<JudgeErrors> judge_;
  bool has_health_ = false;
  PanelHead* head_;
  MeterModel* leaks_;
  MeterModel* misses_;
  QListView* leak_list_;
  QListView* miss_list_;
  QLabel* leak_interval_;
  QLabel* miss_interval_;
  MarkLegend* alarms_;
  MarkLegend* judge_misses_;
  MarkLegend* before_;
  MarkLegend* not_scored_;
  QWidget* health_part_;
  HealthList* health_;
  LayerStrip* layers_;
  QWidget* selected_part_;
  SelectedPictureView* selected_;
  QWidget* empty_;
};

} // namespace pentimento
