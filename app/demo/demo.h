#pragma once

#include <QObject>
#include <QPointer>

#include "app/demo/story.h"

class QToolBar;

namespace pentimento {

class CaptionStrip;
class MainWindow;

/// Plays the whole walk in the window by itself: before pictures, an erasure, a leak, the timeline, undo and
/// strength. A strip at the foot says what is to be seen. A click or Esc stops it, and what is there stays.
class Demo : public QObject {
  Q_OBJECT

 public:
  /// Loop: with pauses for reading, again and again. Once: without pauses, for a check.
  enum class Pace { Loop, Once };

  explicit Demo(MainWindow& window);
  ~Demo() override;

  void play(Pace pace);
  /// Stops where it is; a run that is under way is stopped and given up.
  void stop();
  bool isPlaying() const { return story_.isPlaying(); }

 Q_SIGNALS:
  /// The story is through; `state` is the hash of the weights that it leaves.
  void ended(const QString& state);
  void stopped();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void begin();
  void takeEnd();
  void leave(bool stopRun);
  bool isOurs(QObject* watched) const;

  MainWindow& window_;
  Story story_;
  Pace pace_ = Pace::Loop;
  QPointer<QToolBar> bar_; ///< There only while the demo plays.
  CaptionStrip* strip_ = nullptr;
  bool givingUp_ = false; ///< The run that was stopped is to be discarded once it has ended.
};

} // namespace pentimento
