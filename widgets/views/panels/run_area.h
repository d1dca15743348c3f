#pragma once

#include <QWidget>
#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace pentimento {

class FigureLabel;
class ThinBar;

enum class RunState { Idle, Running, Paused, Stopped };

/// How far the erasure has come.
struct RunStatus {
  RunState state = RunState::Idle;
  int done = 0;
  int total = 0;
  std::optional<double> seconds_left;
};

/// Erase, or progress with Pause and Stop, or Resume and Discard: always on the same spot.
class RunArea : public QWidget {
  Q_OBJECT

 public:
  explicit RunArea(QWidget* parent = nullptr);

  void setStatus(const RunStatus& status);
  RunState state() const { return status_.state; }
  void setEstimate(const QString& text); ///< "About 48 s"
  /// The line below it, "About 0.4 GB, 12 GB free", with what it is made of as its tool tip.
  /// @param warning takes the hint's place, with what to lower; empty where it fits.
  void setMemory(const QString& text, const QString& tip, const QString& warning);
  void setReason(const QString& reason); ///< Why Erase cannot be pressed; empty = it can.
  void setHint(const QString& text);     ///< The paragraph below Erase.
  void focusErase();

 Q_SIGNALS:
  void eraseRequested();
  void pauseRequested();
  void resumeRequested();
  void stopRequested();
  void discardRequested();

 private:
  void refresh();

  RunStatus status_;
  void showHint();

  QString estimate_, hintText_, warning_;
  QString reason_;
  QHBoxLayout* top_;
  FigureLabel* line_;
  FigureLabel* left_;
  QLabel* memory_;
  QLabel* reason_line_;
  ThinBar* bar_;
  QPushButton* erase_;
  QPushButton* first_;
  QPushButton* second_;
  QLabel* hint_;
};

} // namespace pentimento
