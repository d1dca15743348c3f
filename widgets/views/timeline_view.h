#pragma once

#include <optional>
#include <vector>

#include <QPixmap>
#include <QWidget>

#include "core/values/image.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// The run in time: a thumbnail for each snapshot, the leak curve with its band, the kept curve. Drag
/// anywhere to go back. It follows the newest snapshot until the user scrubs, then offers "Back to live".
class TimelineView : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kHeight = 136;

  explicit TimelineView(QWidget* parent = nullptr);

  /// Forgets the run; the "before" picture stays.
  void clear();
  /// The pinned cell without any edit: slot 0.
  void setBefore(const ImagePtr& image);
  /// How far the run will go, so that the slots of snapshots to come have their place. 0 = not known.
  void setPlannedSteps(int total, int every);
  void addSnapshot(const Snapshot& snapshot);
  /// The pinned cell at snapshot `index` (0 = before).
  void setThumbnail(int index, const ImagePtr& image);
  /// Leak and kept pictures of a snapshot, and the 95 % interval of its leak rate.
  void setCounts(const SnapshotCounts& counts, const Interval& leak);
  /// Shows `index` as the current snapshot without telling anyone.
  void setCurrent(int index);

  int current() const { return current_; }
  int newest() const { return static_cast<int>(snapshots_.size()) - 1; }
  /// At most two snapshots are pinned to be compared; a third takes the place of the older one.
  void togglePin(int index);
  const std::vector<int>& pins() const { return pins_; }
  bool isLive() const { return live_; }
  /// "snapshot 7, step 280", as a screen reader says it.
  QString valueText() const;
  /// Goes to `index` as if the user had scrubbed there.
  void choose(int index);

  QSize sizeHint() const override { return {640, kHeight}; }
  QSize minimumSizeHint() const override { return {320, kHeight}; }

 public Q_SLOTS:
  /// Follows the newest snapshot again.
  void goLive();

 Q_SIGNALS:
  void snapshotSelected(int index);
  void liveChanged(bool live);
  void snapshotsChanged(); ///< There are more, or none any more.

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  /// One point in time; index 0 is "before".
  struct Point {
    int step = 0;
    ImagePtr thumbnail;
    QPixmap scaled;
    std::optional<SnapshotCounts> counts;
    Interval leak;
  };

  int slotCount() const; ///< Points that there are or will be.
  int stride() const;    ///< Every how many of them has a thumbnail of its own.
  int stepAt(int index) const;
  qreal xAt(int index) const;
  int indexAt(qreal x) const;
  QRect thumbnailRect(int index) const;
  QRect liveRect() const;
  Point& pointAt(int index);
  void paintThumbnail(QPainter& painter, int index);
  void paintLabels(QPainter& painter);
  void paintAxis(QPainter& painter);
  void paintCurves(QPainter& painter);
  void paintPins(QPainter& painter);
  void paintPlayhead(QPainter& painter);

  std::vector<Point> snapshots_; ///< What has been taken; never empty.
  int total_ = 0;
  int every_ = 0;
  int current_ = 0;
  bool live_ = true;
  std::vector<int> pins_; ///< the older first
};

} // namespace pentimento
