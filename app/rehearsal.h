#pragma once

#include <QElapsedTimer>
#include <QObject>

#include "app/demo/stage.h"
#include "app/workbench/workbench.h"

class QWidget;

namespace pentimento {

class LatencyProbe;
class MainWindow;

/// Drives the window by itself and says how long everything took: the model opens, the before pictures are
/// drawn, Erase, every picture of the result, then a second run that is stopped. Quits when it is through.
class Rehearsal : public QObject {
  Q_OBJECT

 public:
  /// @param shots a folder for pictures of the window, dark and light; empty for none. Taking them blocks the
  /// window, so measure without. @param method to erase with; the plan's own when empty.
  Rehearsal(MainWindow& window, LatencyProbe& probe, const QString& shots, const QString& method);

 private:
  enum class Act { Opening, Before, Erasing, After, Stopping, Over };

  void look();
  void act();
  void takeRun(const RunView& run);
  void startErasing();
  void showOff();
  void say(const char* what, qint64 ms) const;
  void sayCost() const; ///< What watching the run has cost.
  void endAct(const char* name);
  void shot(const QString& name);
  void grabBoth(QWidget& widget, const QString& name);

  MainWindow& window_;
  Stage stage_;
  Workbench& bench_;
  LatencyProbe& probe_;
  QString shots_, method_;
  QElapsedTimer clock_;
  Act act_ = Act::Opening;
  bool busy_ = false; ///< Taking pictures lets events through; they must not start the next act.
  bool firstPair_ = false;
  bool midway_ = false;
};

} // namespace pentimento
