#pragma once

#include <QTimer>
#include <QWidget>

class QMenu;
class QToolButton;

namespace pentimento {

class TimelineView;

/// Play and the menu of the timeline, in its label column: plays the run as an animation, pins two snapshots,
/// saves them. K plays, P pins, Return compares the pinned two.
class TimelineTools : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kFrameMs = 400; ///< at speed 1

  explicit TimelineTools(TimelineView& timeline);

  bool isPlaying() const { return tick_.isActive(); }
  void setSpeed(double speed);
  double speed() const { return speed_; }
  /// Whether sensitive pictures go into what is saved; off until ticked.
  bool withSensitive() const { return withSensitive_; }
  /// Everything that the menu has; also for the timeline's context menu.
  void fill(QMenu& menu);

 public Q_SLOTS:
  void togglePlay();
  void stop();

 Q_SIGNALS:
  void playingChanged(bool playing);
  void comparePinnedRequested(int first, int second);
  void saveRequested(bool animated);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void step();
  void refresh();
  void comparePinned();
  QToolButton* button(const QString& icon, const QString& name);

  TimelineView& timeline_;
  QToolButton* play_;
  QToolButton* more_;
  QTimer tick_;
  double speed_ = 1.0;
  bool withSensitive_ = false;
};

} // namespace pentimento
