#pragma once

#include <functional>
#include <vector>

#include <QObject>
#include <QTimer>

namespace pentimento {

/// One beat of a story: what is said, what is done, and what has to be true before the next one.
struct StoryStep {
  std::function<QString()> say; ///< Empty: the caption before it stands.
  std::function<void()> act;    ///< Empty: nothing is done.
  std::function<bool()> over;   ///< Empty: at once. Asked again whenever look() is called.
  int readMs = 0;               ///< At least so long before the next beat, so that it can be seen.
};

/// Plays steps one after the other. What it waits for is a state, never a time: the pauses are for reading,
/// and without them the same things happen in the same order.
class Story : public QObject {
  Q_OBJECT

 public:
  explicit Story(QObject* parent = nullptr);

  /// @param pauses false leaves out every pause for reading.
  void play(std::vector<StoryStep> steps, bool pauses);
  void stop();
  bool isPlaying() const { return playing_; }

 public Q_SLOTS:
  /// Something has happened: is the step over?
  void look();

 Q_SIGNALS:
  /// A new caption; `chapter` of `chapters` counts the steps that say something.
  void said(const QString& caption, int chapter, int chapters);
  void ended();

 private:
  void begin(std::size_t step);
  void next();

  std::vector<StoryStep> steps_;
  std::size_t at_ = 0;
  bool playing_ = false;
  bool pauses_ = true;
  bool acted_ = false;
  QTimer reading_; ///< Active while a step is to be read.
  QTimer soon_;    ///< The next step begins outside of the signal that ended this one.
};

} // namespace pentimento
