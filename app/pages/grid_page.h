#pragma once

#include <QWidget>

#include "app/workbench/workbench.h"

namespace pentimento {

class Banner;
class GridFoldProxy;
class GridHead;
class GridModel;
class GridView;
class TimelineDesk;
class TimelineView;

/// The middle of the window: banner, grid of before | after pairs, timeline. Shows what the workbench says,
/// hands clicks back.
class GridPage : public QWidget {
  Q_OBJECT

 public:
  explicit GridPage(Workbench& bench, QWidget* parent = nullptr);

  GridView& grid() { return *view_; }
  GridModel& model() { return *model_; }
  TimelineView& timeline() { return *timeline_; }
  TimelineDesk& timelineDesk() { return *desk_; }
  Banner& banner() { return *banner_; }
  /// Moves the timeline by one snapshot.
  void stepSnapshot(int by);
  /// Comes back from Compare to the cell that was looked at.
  void returnTo(const CellKey& key);

 Q_SIGNALS:
  void cellActivated(pentimento::CellKey key);
  void cellSelected(pentimento::CellKey key);

 private:
  void connectGrid();
  void connectSensitive();
  void connectTimeline();
  void newSuite();
  void showState();
  void takePicture(const DrawnPicture& picture, bool before);
  void showThumbnails();
  CellKey pinned() const;
  void askPin(const QPoint& at);
  void pin(const CellKey& key);
  CellKey worstLeak() const;

  Workbench& bench_;
  CellKey pin_{-1, 0}; ///< What the timeline shows; row -1 follows the selection.
  GridModel* model_;
  GridFoldProxy* fold_;
  GridView* view_;
  GridHead* head_;
  TimelineView* timeline_;
  TimelineDesk* desk_;
  Banner* banner_;
};

} // namespace pentimento
